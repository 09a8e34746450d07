import type { Later } from './later.ts';

/** How a file is opened, and by whom. */
export interface OpenRequest {
  /** At least one of `reads` and `writes`. */
  readonly reads: boolean;
  readonly writes: boolean;
  /** O_NONBLOCK: the caller would rather have −EAGAIN than wait. */
  readonly nonBlocking: boolean;
  readonly uid: number;
  readonly gid: number;
  /** 0 for a caller that this PID namespace does not see. */
  readonly pid: number;
}

/** Bits of poll(2), asm-generic/poll.h. */
export const POLL = { in: 0x1, pri: 0x2, out: 0x4, err: 0x8, hup: 0x10 } as const;

/**
 * One opening of a file: what it reads does not change when the tree does, unless the file wants it to. A node that
 * vanishes leaves its open files as they are; a file that has nothing to say then answers −ENODEV.
 */
export interface OpenFile {
  /**
   * Reads, as pread(2): from any offset, again and again. Every read of a program arrives here, nothing is cached, and
   * the size in the attributes is 0, so a reader learns where the end is from a read that brings nothing.
   *
   * @param into written from its beginning. Borrowed: memory of the server that the next request uses again.
   * @param sizeBytes asked for, at most `into.length`. More may be written to `into`, but not answered.
   * @returns how many bytes, 0 at or behind the end; −errno; or a Later of the bytes, at most `sizeBytes` of which count.
   */
  read(into: Uint8Array, sizeBytes: number, offset: number): number | Later<Uint8Array>;
  /**
   * Writes, as pwrite(2). A write(2) of more than 4,096 bytes arrives in parts, an empty one does not arrive at all (the
   * kernel answers it). `echo 0 > file` truncates before it writes: that alone does nothing and is allowed where the
   * mode has a write bit. Root writes to files of mode 0444 too, as far as the kernel is concerned.
   *
   * @param bytes borrowed until this returns.
   * @returns how many bytes were taken; −errno (EINVAL, ERANGE, EACCES …); or a Later of one of the two.
   */
  write(bytes: Uint8Array, offset: number): number | Later<number>;
  /**
   * What is ready now, bits of POLL. A file without it can always be read and written.
   *
   * @param wake the same function for each poll of this open file: call it when what is ready may have changed. Any
   * number of times, also when nobody sleeps any more; the sleepers look again.
   */
  poll?(wake: () => void): number;
  /** The last descriptor is closed, or the mount has ended. Called once; nothing is called after it. */
  release(): void;
}
