import { closeSync } from 'node:fs';
import type { FuseLibc } from './fuse-libc.ts';

const AF_UNIX = 1;
const SOCK_STREAM_CLOEXEC = 0o2000001;
const MSG_DONTWAIT = 0x40;
const MSG_CMSG_CLOEXEC = 0x40000000;
const SOL_SOCKET = 1;
const SCM_RIGHTS = 1;

/*
 * One block of memory (LP64, as on x86-64 and arm64), in 8-byte words:
 *
 *   0–6    struct msghdr   name, namelen, iov, iovlen, control, controllen, flags
 *   7–8    struct iovec    base, len
 *   9–11   struct cmsghdr  len; level and type (int, int); then the descriptor (int)
 *   12     the byte that is sent with it
 *   13     the two descriptors of a socketpair (int, int)
 */
const WORDS = 14;
const WORD_BYTES = 8;
const IOV = 7;
const CONTROL = 9;
const BYTE = 12;
const PAIR = 13;
const CONTROL_BYTES = 24;

/** A pair of sockets: `theirs` is inherited by a program, which sends a descriptor to `ours`. */
export interface DescriptorChannel extends Disposable {
  readonly theirs: number;
  /** @returns the descriptor that was sent (close-on-exec), or undefined when none was. Does not wait. */
  receive(): number | undefined;
}

/** @throws Error when there are no descriptors left. */
export function openDescriptorChannel(libc: FuseLibc): DescriptorChannel {
  const { memory, address } = libc.allocate(WORDS * WORD_BYTES);
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, WORDS);
  const ints = new Int32Array(memory.buffer, memory.byteOffset, 2 * WORDS);
  const at = (word: number): number => address + word * WORD_BYTES;
  if (libc.socketpair(AF_UNIX, SOCK_STREAM_CLOEXEC, 0, at(PAIR)) < 0)
    throw new Error(`Cannot make a pair of sockets (errno ${libc.errno()})`);
  const [ours = -1, theirs = -1] = ints.subarray(2 * PAIR, 2 * PAIR + 2);
  return {
    theirs,
    receive: () => {
      words.fill(0n, 0, PAIR);
      words.set([BigInt(at(IOV)), 1n, BigInt(at(CONTROL)), BigInt(CONTROL_BYTES)], 2);
      words.set([BigInt(at(BYTE)), 1n], IOV);
      if (libc.recvmsg(ours, at(0), MSG_DONTWAIT | MSG_CMSG_CLOEXEC) <= 0) return undefined;
      const [level, type, descriptor] = ints.subarray(2 * CONTROL + 2);
      return level === SOL_SOCKET && type === SCM_RIGHTS ? descriptor : undefined;
    },
    [Symbol.dispose]: () => {
      closeSync(ours);
      closeSync(theirs);
    },
  };
}
