import koffi from 'koffi';
import type { ProcessDescriptors } from '../ports/process-descriptors.ts';
import type { Libc } from './libc.ts';
import { NO_PROCESS_DESCRIPTORS } from './no-process-descriptors.ts';

/** pidfd_open and pidfd_getfd came after the tables of system calls were made one: their numbers are the same everywhere. */
const PIDFD_OPEN = 434;
const PIDFD_GETFD = 438;
const KCMP: Readonly<Record<string, number>> = { x64: 312, arm64: 272 };
const KCMP_FILE = 0;

const ENOSYS = 38;
const EINTR = 4;
const POLLIN = 1;
const POLLFD_BYTES = 8;
/** Handles that one poll(2) looks at. */
const AT_ONCE = 1024;

/** @throws Error as `loadLibc`. */
export function createProcessDescriptors(libc: Libc): ProcessDescriptors {
  const library = koffi.load('libc.so.6');
  const call: (...words: readonly number[]) => number = library.func(
    'int syscall(long number, int a, int b, int c, unsigned long d, unsigned long e)',
  );
  const poll: (requests: number, count: number, timeoutMs: number) => number = library.func(
    'int poll(size_t requests, unsigned long count, int timeout)',
  );
  const orErrno = (result: number): number => (result < 0 ? -libc.errno() : result);
  const { memory, address } = libc.allocate(AT_ONCE * POLLFD_BYTES);
  const requests = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  const kcmp = KCMP[process.arch];

  /** struct pollfd: int descriptor, short events, short what happened. A pidfd is readable once its process has ended. */
  function endedOf(processes: readonly number[]): number[] {
    for (const [i, descriptor] of processes.entries()) {
      requests.setInt32(i * POLLFD_BYTES, descriptor, true);
      requests.setInt32(i * POLLFD_BYTES + 4, POLLIN, true);
    }
    let ready = orErrno(poll(address, processes.length, 0));
    while (ready === -EINTR) ready = orErrno(poll(address, processes.length, 0));
    if (ready <= 0) return [];
    return processes.filter((_, i) => requests.getInt16(i * POLLFD_BYTES + 6, true) !== 0);
  }

  return {
    ...NO_PROCESS_DESCRIPTORS,
    open: (pid) => orErrno(call(PIDFD_OPEN, pid, 0, 0, 0, 0)),
    take: (handle, theirs) => orErrno(call(PIDFD_GETFD, handle, theirs, 0, 0, 0)),
    isSame: (pid, theirs, ours) => {
      if (kcmp === undefined) return -ENOSYS;
      const order = orErrno(call(kcmp, pid, process.pid, KCMP_FILE, theirs, ours));
      return order < 0 ? order : order === 0;
    },
    ended: (processes) => {
      const ended: number[] = [];
      for (let at = 0; at < processes.length; at += AT_ONCE) {
        ended.push(...endedOf(processes.slice(at, at + AT_ONCE)));
      }
      return ended;
    },
  };
}
