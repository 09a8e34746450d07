import koffi from 'koffi';

/** The calls that Node lacks (openat) or makes dearer than they are (pread: 1.2–2 × the C loop, koffi 1.02–1.2 ×). */
export interface Libc {
  openat(directory: number, name: string, flags: number, mode: number): number;
  pread(descriptor: number, into: Uint8Array, count: number, offset: number): number;
  read(descriptor: number, into: Uint8Array, count: number): number;
  close(descriptor: number): number;
  errno(): number;
}

/** @throws Error when the machine has no libc.so.6 (musl) or koffi has no binary for it. */
export function loadLibc(): Libc {
  const libc = koffi.load('libc.so.6');
  return {
    openat: libc.func('int openat(int directory, const char *name, int flags, int mode)'),
    pread: libc.func('int64_t pread(int descriptor, void *into, uint64_t count, int64_t offset)'),
    read: libc.func('int64_t read(int descriptor, void *into, uint64_t count)'),
    close: libc.func('int close(int descriptor)'),
    errno: () => koffi.errno(),
  };
}
