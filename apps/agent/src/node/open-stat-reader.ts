import type { StatReader } from '../ports/stat-reader.ts';
import { createFsReader } from './fs-reader.ts';
import { createKoffiReader } from './koffi-reader.ts';
import { type Libc, loadLibc } from './libc.ts';

/** The fastest reader this machine has: koffi where its binary loads, else plain Node. */
export function openStatReader(): StatReader {
  let libc: Libc;
  try {
    libc = loadLibc();
  } catch {
    return createFsReader();
  }
  return createKoffiReader(libc);
}
