import * as fs from 'node:fs';
import * as os from 'node:os';

/** Keys of the auxiliary vector (elf.h): a list of pairs of words that the kernel gives every program. */
const AT_NULL = 0n;
const AT_PAGESZ = 6n;
/** Where the kernel does not tell: what most machines have. */
const USUAL_BYTES = 4096;
const WORD_BYTES = 8;

/** Size of a page of memory. Node has no call for it, and 64-bit Arm kernels come with 4, 16 and 64 KiB. */
export function pageBytes(): number {
  return parsePageBytes(readVector()) ?? USUAL_BYTES;
}

/** @returns undefined when a vector of 64-bit words does not say. */
export function parsePageBytes(vector: Uint8Array): number | undefined {
  const words = new DataView(vector.buffer, vector.byteOffset, vector.byteLength);
  const isLittle = os.endianness() === 'LE';
  for (let at = 0; at + 2 * WORD_BYTES <= vector.byteLength; at += 2 * WORD_BYTES) {
    const key = words.getBigUint64(at, isLittle);
    if (key === AT_PAGESZ) return Number(words.getBigUint64(at + WORD_BYTES, isLittle));
    if (key === AT_NULL) return undefined;
  }
  return undefined;
}

function readVector(): Uint8Array {
  try {
    return fs.readFileSync('/proc/self/auxv');
  } catch {
    // Without procfs there is nothing that is counted in pages either.
    return new Uint8Array();
  }
}
