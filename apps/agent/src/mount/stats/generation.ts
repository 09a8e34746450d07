import type { Readings, SchemaIndex } from '@statsfs/core/model';
import type { DecodedSweep } from '@statsfs/core/wire';

/**
 * What is mounted at the moment. An open file keeps the one that it was opened in: slots are never used again within an
 * epoch, and a new epoch has readings of its own, so what a value said last can be read for as long as somebody likes.
 */
export interface Generation {
  readonly index: SchemaIndex;
  readonly readings: Readings;
  /** Of the sweep that the readings are from; undefined before the first. */
  readonly header: DecodedSweep['header'] | undefined;
  /** First inode number of the epoch. */
  readonly firstInode: number;
}
