import koffi from 'koffi';
import { type Libc, loadLibc } from './libc.ts';

/** What serving a mount needs of libc beside reading. Addresses are numbers, failures −1 with errno. */
export interface FuseLibc extends Libc {
  write(descriptor: number, from: number, count: number): number;
  /** @param requests address of `count` struct pollfd. */
  poll(requests: number, count: number, timeoutMs: number): number;
  eventfd(initial: number, flags: number): number;
  fcntl(descriptor: number, command: number, argument: number): number;
  /** @param pair address of two ints. */
  socketpair(domain: number, type: number, protocol: number, pair: number): number;
  /** @param message address of a struct msghdr. */
  recvmsg(descriptor: number, message: number, flags: number): number;
}

/** @throws Error when the machine has no libc.so.6 (musl) or koffi has no binary for it. */
export function loadFuseLibc(): FuseLibc {
  const libc = koffi.load('libc.so.6');
  return {
    ...loadLibc(),
    write: libc.func('int write(int descriptor, size_t from, uint32_t count)'),
    poll: libc.func('int poll(size_t requests, unsigned long count, int timeout)'),
    eventfd: libc.func('int eventfd(uint32_t initial, int flags)'),
    fcntl: libc.func('int fcntl(int descriptor, int command, int argument)'),
    socketpair: libc.func('int socketpair(int domain, int type, int protocol, size_t pair)'),
    recvmsg: libc.func('int recvmsg(int descriptor, size_t message, int flags)'),
  };
}
