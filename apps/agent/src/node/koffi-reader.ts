import * as fs from 'node:fs';
import type { StatReader } from '../ports/stat-reader.ts';
import { createFsReader } from './fs-reader.ts';
import type { Libc } from './libc.ts';

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants;
const O_CLOEXEC = 0x80000;
const READ_FLAGS = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC;

/** libc for what every sweep does, Node for what happens now and then. */
export function createKoffiReader(libc: Libc): StatReader {
  const node = createFsReader();
  const orErrno = (result: number): number => (result < 0 ? -libc.errno() : result);
  return {
    ...node,
    name: 'koffi',
    open: (directory, name, access) =>
      access === 'read'
        ? orErrno(libc.openat(directory, name, READ_FLAGS, 0))
        : node.open(directory, name, access),
    pread: (descriptor, into, fileOffset) =>
      orErrno(libc.pread(descriptor, into, into.length, fileOffset)),
    read: (descriptor, into) => orErrno(libc.read(descriptor, into, into.length)),
    close: (descriptor) => {
      libc.close(descriptor);
    },
  };
}
