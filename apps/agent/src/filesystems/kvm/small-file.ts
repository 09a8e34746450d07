import { NO_PARENT, type StatReader } from '../../ports/stat-reader.ts';

/** Command lines and status files are shorter; of what is longer the beginning is read. */
const MOST_BYTES = 1 << 17;
const CHUNK_BYTES = 1 << 12;

/** Opens, reads and closes. @returns a copy of its own, or −errno. */
export function readSmallFile(
  reader: StatReader,
  directory: string,
  name: string,
): Uint8Array | number {
  const opened = reader.openDirectory(NO_PARENT, directory);
  if (opened < 0) return opened;
  const descriptor = reader.open(opened, name);
  reader.close(opened);
  if (descriptor < 0) return descriptor;
  let length = 0;
  let got = 0;
  do {
    got = reader.read(descriptor, length, CHUNK_BYTES);
    length += Math.max(0, got);
  } while (got > 0 && length < MOST_BYTES);
  reader.close(descriptor);
  return got < 0 ? got : reader.arena.slice(0, length);
}

/** Names in a directory, or −errno. */
export function listNames(reader: StatReader, directory: string): readonly string[] | number {
  const opened = reader.openDirectory(NO_PARENT, directory);
  if (opened < 0) return opened;
  const entries = reader.list(opened);
  reader.close(opened);
  return typeof entries === 'number' ? entries : entries.map(({ name }) => name);
}
