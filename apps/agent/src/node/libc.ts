import koffi from 'koffi';

/** The calls that Node lacks (openat) or makes dearer than they are (pread: 1.2–2 × the C loop, koffi 1.02–1.2 ×). */
export interface Libc {
  openat(directory: number, name: string, flags: number, mode: number): number;
  /** `into` is an address; counts and results stay below 2^31 here. */
  pread(descriptor: number, into: number, count: number, offset: number): number;
  read(descriptor: number, into: number, count: number): number;
  close(descriptor: number): number;
  errno(): number;
  /** Memory for the life of the process, with its address. */
  allocate(bytes: number): { readonly memory: Uint8Array; readonly address: number };
}

/** @throws Error when the machine has no libc.so.6 (musl) or koffi has no binary for it. */
export function loadLibc(): Libc {
  const libc = koffi.load('libc.so.6');
  return {
    openat: libc.func('int openat(int directory, const char *name, int flags, int mode)'),
    pread: bindPread(libc),
    read: libc.func('int read(int descriptor, size_t into, uint32_t count)'),
    close: libc.func('int close(int descriptor)'),
    errno: () => koffi.errno(),
    allocate: (bytes) => {
      const pointer = mapLow(libc, bytes) ?? koffi.alloc('uint8_t', bytes);
      return {
        memory: new Uint8Array(koffi.view(pointer, bytes)),
        // User-space addresses have 47 bits, well within a double.
        address: Number(koffi.address(pointer)),
      };
    },
  };
}

/** pread64 in the tables of system calls that have been there as long as the architecture. */
const PREAD_NUMBERS: Readonly<Record<string, number>> = { x64: 17, arm64: 67 };

/**
 * In a process of several threads, libc's pread is a cancellation point, and entering and leaving that costs a twentieth of
 * a read (measured, 1,000 sysfs files); syscall(2) is none. Declared with the narrowest types that hold our sizes: a 64-bit
 * result costs koffi a BigInt check at each call.
 */
function bindPread(libc: ReturnType<typeof koffi.load>): Libc['pread'] {
  const number = PREAD_NUMBERS[process.arch];
  if (number === undefined)
    return libc.func('int pread(int descriptor, size_t into, uint32_t count, int64_t offset)');
  const call: (...words: number[]) => number = libc.func(
    'int syscall(long number, int descriptor, size_t into, uint32_t count, int64_t offset)',
  );
  return (descriptor, into, count, offset) => call(number, descriptor, into, count, offset);
}

const PROT_READ_WRITE = 0x3;
const MAP_PRIVATE_ANONYMOUS = 0x22;
const MAP_32BIT = 0x40;
const MAP_FAILED = 0xffffffffffffffffn;

/**
 * Memory below 2^31, where x86 offers it: V8 passes such an address as a small integer, any other as a number on the heap,
 * which makes a read an eighth dearer (measured, 1,000 sysfs files).
 */
function mapLow(libc: ReturnType<typeof koffi.load>, bytes: number): object | undefined {
  if (process.arch !== 'x64') return undefined;
  const mmap = libc.func(
    'void *mmap(size_t at, size_t length, int protection, int flags, int file, int64_t offset)',
  );
  const flags = MAP_PRIVATE_ANONYMOUS | MAP_32BIT;
  const pointer: object | null = mmap(0, bytes, PROT_READ_WRITE, flags, -1, 0);
  return pointer === null || koffi.address(pointer) === MAP_FAILED ? undefined : pointer;
}
