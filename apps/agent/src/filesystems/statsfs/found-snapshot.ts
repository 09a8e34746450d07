/** A mounted statsfs that is read through its `.snapshot`: all of it in one read, with its schema. */
export interface FoundSnapshot {
  /** Where it is mounted, absolute. */
  readonly directory: string;
  /** Name of the subsystem and of the filesystem. */
  readonly name: string;
}

export const SNAPSHOT_FILE = '.snapshot';
