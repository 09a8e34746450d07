import type { CatalogFile } from '../catalog/catalog-entry.ts';
import type { StatReader } from '../ports/stat-reader.ts';
import type { Folder } from './folder/walk-folder.ts';
import type { FoundFile } from './found-file.ts';
import type { KvmRoad } from './kvm/kvm-road.ts';
import type { FoundSnapshot } from './statsfs/found-snapshot.ts';

export interface FindOptions {
  readonly reader: StatReader;
  readonly catalog: readonly CatalogFile[];
  readonly folders: readonly Folder[];
  /** Whether mounted statsfs are taken up that nobody named. */
  readonly findsMounts: boolean;
  /** Subsystems to take up; empty: all. */
  readonly only: readonly string[];
  /** Whether folders that may hang are left to others, who read them in threads of their own. */
  readonly keepsApart: boolean;
  /** The road to what processes hold that run virtual machines; left out: they are read from debugfs. */
  readonly kvm?: KvmRoad;
}

/** What some place holds, as it stands now. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly snapshots: readonly FoundSnapshot[];
  /** Folders that were not looked into, for that may take for ever. */
  readonly apart: readonly Folder[];
  /** Directories in which something may come or go that would be found, and of which the kernel tells. */
  readonly notifying: readonly string[];
  /** One sentence each: what could not be walked. */
  readonly warnings: readonly string[];
}

export const NOTHING_FOUND: Found = {
  files: [],
  snapshots: [],
  apart: [],
  notifying: [],
  warnings: [],
};
