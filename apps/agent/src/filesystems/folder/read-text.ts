import type { StatReader } from '../../ports/stat-reader.ts';

const CHUNK_BYTES = 1 << 16;

/**
 * A small file that says what others mean, as text; invalid UTF-8 becomes U+FFFD. Read to its end, in parts if it is given
 * so, or up to a limit, for what is longer is something else.
 * @returns −errno where it cannot be opened or read.
 */
export function readText(
  reader: StatReader,
  directory: number,
  name: string,
  maxBytes: number,
): string | number {
  const descriptor = reader.open(directory, name);
  if (descriptor < 0) return descriptor;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let left = maxBytes;
  let error = 0;
  while (left > 0) {
    const length = reader.read(descriptor, 0, Math.min(left, CHUNK_BYTES));
    if (length <= 0) {
      error = length;
      break;
    }
    text += decoder.decode(reader.arena.subarray(0, length), { stream: true });
    left -= length;
  }
  reader.close(descriptor);
  return error < 0 ? error : text + decoder.decode();
}
