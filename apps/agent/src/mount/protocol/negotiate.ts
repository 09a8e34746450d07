import { REPLY_HEADER_BYTES } from './reply.ts';
import type { InitRequest } from './request.ts';
import { LITTLE_ENDIAN, writeU32, writeU64 } from './words.ts';

const MAJOR = 7;
/** Linux 5.4: every struct used here has its present size by then. */
const OLDEST_MINOR = 31;
/** The header that this is written after. Newer kernels speak it. */
const OUR_MINOR = 38;

/** `FUSE_…` of the INIT flags. */
const FLAG = {
  doReaddirplus: 1 << 13,
  readdirplusAuto: 1 << 14,
  parallelDirops: 1 << 18,
  maxPages: 1 << 22,
} as const;

const INIT_REPLY_BYTES = 64;
/** The kernel's least, and more than any number is long. */
export const MAX_WRITE_BYTES = 4096;
const MAX_READ_PAGES = 256;

/** What is spoken from now on. */
export interface Agreement {
  readonly minor: number;
  readonly flags: number;
}

/**
 * What we make of what the kernel can: of its flags only those we use.
 * @param cachesEntries READDIRPLUS is worth it: without a timeout the kernel forgets at once what it brings.
 * @returns undefined for a kernel before Linux 5.4.
 */
export function negotiate(init: InitRequest, cachesEntries: boolean): Agreement | undefined {
  // A kernel of the future reads our version in the reply, and asks again in it.
  if (init.major > MAJOR) return { minor: OUR_MINOR, flags: 0 };
  if (init.major < MAJOR || init.minor < OLDEST_MINOR) return undefined;
  const listing = cachesEntries ? FLAG.doReaddirplus | FLAG.readdirplusAuto : 0;
  const wanted = FLAG.parallelDirops | FLAG.maxPages | listing;
  return { minor: Math.min(init.minor, OUR_MINOR), flags: init.flags & wanted };
}

/**
 * `struct fuse_init_out`: major minor max_readahead flags (u32), max_background congestion_threshold (u16), max_write
 * time_gran (u32), max_pages map_alignment (u16), flags2 (u32), 28 bytes unused. @returns bytes of the body.
 */
export function writeInit(view: DataView, init: InitRequest, { minor, flags }: Agreement): number {
  const at = REPLY_HEADER_BYTES;
  for (let word = 0; word < INIT_REPLY_BYTES; word += 8) writeU64(view, at + word, 0);
  writeU32(view, at, MAJOR);
  writeU32(view, at + 4, minor);
  writeU32(view, at + 8, init.maxReadaheadBytes);
  writeU32(view, at + 12, flags);
  writeU32(view, at + 20, MAX_WRITE_BYTES);
  // One nanosecond: no rounding of times.
  writeU32(view, at + 24, 1);
  if ((flags & FLAG.maxPages) !== 0) view.setUint16(at + 28, MAX_READ_PAGES, LITTLE_ENDIAN);
  return INIT_REPLY_BYTES;
}
