import { openStatReader } from '../src/node/open-stat-reader.ts';
import type { StatReader } from '../src/ports/stat-reader.ts';

const ENOENT = 2;

/** What is asked of the reader of this host, and what it answers for files that it is not to see. */
export interface NarrowReader {
  readonly reader: StatReader;
  /** Names that were opened, in order. */
  readonly opened: string[];
}

/** The reader of this host, for which files of these names are not there. */
export function readerWithout(...hidden: readonly string[]): NarrowReader {
  const reader = openStatReader();
  const opened: string[] = [];
  const { open } = reader;
  reader.open = (directory, name) => {
    opened.push(name);
    return hidden.includes(name) ? -ENOENT : open.call(reader, directory, name);
  };
  return { reader, opened };
}
