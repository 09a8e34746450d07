import { FrameDecoder, HEADER_BYTES, WireError } from '@statsfs/core/wire';
import type { StatReader } from '../../ports/stat-reader.ts';
import { SNAPSHOT_FILE } from './found-snapshot.ts';
import { FUSE, STATSFS } from './magic.ts';

const ENXIO = 6;
const ENODEV = 19;
const ENOTCONN = 107;
const ETIMEDOUT = 110;
const ESTALE = 116;
/** Whoever serves the mount has gone, and all its files with it: that is no reason to look at them one by one. */
const GONE = new Set([ENXIO, ENODEV, ENOTCONN, ETIMEDOUT, ESTALE]);

/**
 * Whether a directory is a mounted statsfs that can be read as a whole, through its `.snapshot`. Only where the filesystem
 * may be a statsfs: anywhere else a file of that name is a file like others. One that cannot be read, or that a program of
 * another version writes, is none; its directory is then read file by file.
 */
export function hasSnapshot(reader: StatReader, root: number): boolean {
  const magic = reader.filesystemMagic(root);
  if (magic < 0) return GONE.has(-magic);
  if (magic !== FUSE && magic !== STATSFS) return false;
  const descriptor = reader.open(root, SNAPSHOT_FILE);
  if (descriptor < 0) return false;
  const identity = reader.identify(descriptor);
  const isOne =
    typeof identity !== 'number' && identity.regular && beginsAsSnapshot(reader, descriptor);
  reader.close(descriptor);
  return isOne;
}

function beginsAsSnapshot(reader: StatReader, descriptor: number): boolean {
  const length = reader.pread(descriptor, 0, HEADER_BYTES, 0);
  if (length < 0) return GONE.has(-length);
  try {
    for (const _ of new FrameDecoder().push(reader.arena.slice(0, length)));
    return true;
  } catch (error) {
    if (error instanceof WireError) return false;
    throw error;
  }
}
