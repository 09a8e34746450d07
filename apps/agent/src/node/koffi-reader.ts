import * as fs from 'node:fs';
import { ARENA_BYTES, type StatReader } from '../ports/stat-reader.ts';
import { createFsReader } from './fs-reader.ts';
import type { Libc } from './libc.ts';
import { createProcessDescriptors } from './process-descriptors.ts';

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants;
const O_CLOEXEC = 0x80000;
const READ_FLAGS = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC;

/** libc for what every sweep does, Node for what happens now and then. */
export function createKoffiReader(libc: Libc): StatReader {
  const node = createFsReader();
  const { memory, address } = libc.allocate(ARENA_BYTES);
  const orErrno = (result: number): number => (result < 0 ? -libc.errno() : result);
  return {
    ...node,
    name: 'koffi',
    arena: memory,
    open: (directory, name) => orErrno(libc.openat(directory, name, READ_FLAGS, 0)),
    pread: (descriptor, into, length, offset) =>
      orErrno(libc.pread(descriptor, address + into, length, offset)),
    read: (descriptor, into, length) => orErrno(libc.read(descriptor, address + into, length)),
    close: (descriptor) => {
      libc.close(descriptor);
    },
    processes: createProcessDescriptors(libc),
  };
}
