import {
  compareNames,
  encodeName,
  offersClear,
  ROOT_PATH,
  ROOT_SOURCE,
  type StatPath,
} from '@statsfs/core/model';
import { ERRNO } from '../errno.ts';
import type { MountDirectory, MountEntry, MountFile, MountNode } from '../mount-node.ts';
import type { OpenFile, OpenRequest } from '../open-file.ts';
import type { Epoch } from './epoch.ts';
import type { Freshness } from './freshness.ts';
import { inodeOfSchemaFile, inodeOfSnapshot, inodeOfSource, inodeOfValue } from './inodes.ts';
import { schemaText } from './schema-text.ts';
import { SnapshotFile } from './snapshot-file.ts';
import { TextReader } from './text-reader.ts';
import { type ClearByPath, ValueFile } from './value-file.ts';

const SCHEMA_FILE = '.schema';
const SNAPSHOT_FILE = '.snapshot';

const READABLE = 0o444;
const CLEARABLE = 0o644;
const DIRECTORY_MODE = 0o755;

/** What all nodes of a mount share. */
export interface MountFacts {
  /** Of the root; below it directories are 0755, as in stats_fs. */
  readonly rootMode: number;
  readonly uid: number;
  readonly gid: number;
  /** Undefined: nothing may be cleared, and every file is 0444. */
  readonly clear: ClearByPath | undefined;
  /** Undefined: figures are as old as the last sweep. */
  readonly freshness: Freshness | undefined;
  /** The epoch that is mounted now. */
  readonly epoch: () => Epoch;
}

/**
 * A source as a directory: its values, its subordinates, `.schema` and `.snapshot`. A value whose name one of these has
 * is in the snapshot and not in the listing. Names are encoded as in paths.
 */
export class SourceDirectory implements MountDirectory {
  readonly kind = 'directory';
  readonly inode: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly #facts: MountFacts;
  readonly #epoch: Epoch;
  readonly #source: number;

  constructor(facts: MountFacts, epoch: Epoch, source: number) {
    this.#facts = facts;
    this.#epoch = epoch;
    this.#source = source;
    this.inode = inodeOfSource(epoch.now.firstInode, source);
    this.mode = source === ROOT_SOURCE ? facts.rootMode : DIRECTORY_MODE;
    this.uid = facts.uid;
    this.gid = facts.gid;
  }

  lookup(name: string): MountNode | undefined {
    const epoch = this.#present();
    const path = epoch?.now.index.sourcePath(this.#source);
    if (epoch === undefined || path === undefined) return undefined;
    if (name === SCHEMA_FILE) return this.#schemaFile(epoch);
    if (name === SNAPSHOT_FILE) return this.#snapshotFile(epoch);
    const { index } = epoch.now;
    const node = index.find(join(path, name));
    if (node === undefined) return undefined;
    return node.kind === 'source'
      ? new SourceDirectory(this.#facts, epoch, node.index)
      : this.#valueFile(epoch, node.index);
  }

  list(): readonly MountEntry[] {
    const epoch = this.#present();
    if (epoch?.now.index.sourcePath(this.#source) === undefined) return [];
    const { index, firstInode } = epoch.now;
    const { schema } = index;
    const source = this.#source;
    const entries: MountEntry[] = [
      { name: SCHEMA_FILE, kind: 'file', inode: inodeOfSchemaFile(firstInode, source) },
      { name: SNAPSHOT_FILE, kind: 'file', inode: inodeOfSnapshot(firstInode, source) },
    ];
    const isFree = (name: string): boolean => name !== SCHEMA_FILE && name !== SNAPSHOT_FILE;
    for (const value of index.valuesOf(source)) {
      const name = encodeName(
        schema.descriptors[schema.values[value]?.descriptor ?? -1]?.name ?? '',
      );
      const inode = inodeOfValue(firstInode, value);
      if (isFree(name)) entries.push({ name, kind: 'file', inode });
    }
    for (const child of index.subordinatesOf(source)) {
      const name = encodeName(schema.sources[child]?.name ?? '');
      const inode = inodeOfSource(firstInode, child);
      if (isFree(name)) entries.push({ name, kind: 'directory', inode });
    }
    return entries.sort((a, b) => compareNames(a.name, b.name));
  }

  /** The root is that of whatever is mounted; another source ends with its epoch. */
  #present(): Epoch | undefined {
    const epoch = this.#facts.epoch();
    return this.#source === ROOT_SOURCE || epoch === this.#epoch ? epoch : undefined;
  }

  #valueFile(epoch: Epoch, number: number): MountFile | undefined {
    const value = epoch.now.index.resolve(number);
    if (value === undefined) return undefined;
    const mayClear = this.#facts.clear !== undefined && offersClear(value.descriptor.clear);
    const clear = mayClear ? this.#facts.clear : undefined;
    const { freshness } = this.#facts;
    return this.#file(
      inodeOfValue(epoch.now.firstInode, number),
      mayClear ? CLEARABLE : READABLE,
      // As of now: it may have gone since it was looked up.
      ({ pid }) =>
        epoch.now.index.resolve(number) === undefined
          ? -ERRNO.ENOENT
          : new ValueFile(epoch.now, value, { clear, freshness, pid }),
    );
  }

  #schemaFile(epoch: Epoch): MountFile {
    const source = this.#source;
    return this.#file(inodeOfSchemaFile(epoch.now.firstInode, source), READABLE, () => {
      const text = new TextReader(() => schemaText(epoch.now.index, source));
      return {
        read: (into, sizeBytes, offset) => text.read(into, sizeBytes, offset),
        write: () => -ERRNO.EACCES,
        release: () => undefined,
      };
    });
  }

  #snapshotFile(epoch: Epoch): MountFile {
    const source = this.#source;
    return this.#file(
      inodeOfSnapshot(epoch.now.firstInode, source),
      READABLE,
      ({ pid }) => new SnapshotFile(epoch.imageOf(source), epoch, this.#facts.freshness, pid),
    );
  }

  #file(inode: number, mode: number, open: (request: OpenRequest) => OpenFile | number): MountFile {
    const { uid, gid } = this.#facts;
    return { kind: 'file', inode, mode, uid, gid, open };
  }
}

/** A name of a listing is encoded already. What is not, and comes from elsewhere, is found nowhere. */
const join = (parent: StatPath, name: string): StatPath =>
  (parent === ROOT_PATH ? name : `${parent}/${name}`) as StatPath;
