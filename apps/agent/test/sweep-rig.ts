import { SchemaIndex } from '@statsfs/core/model';
import { getValues, type ValueLine } from '@statsfs/core/query';
import { WireReader, type WireUpdate } from '@statsfs/core/wire';
import type { CatalogFile } from '../src/catalog/catalog-entry.ts';
import type { Folder } from '../src/filesystems/folder/walk-folder.ts';
import type { KvmRoad } from '../src/filesystems/kvm/kvm-road.ts';
import { openStatReader } from '../src/node/open-stat-reader.ts';
import type { StatReader } from '../src/ports/stat-reader.ts';
import { CLEAR_EVERYTHING, type ClearAllowance } from '../src/sweep/clear/clear-allowance.ts';
import { FileClearer } from '../src/sweep/clear/clear-files.ts';
import type { Monitor } from '../src/sweep/polled-monitor.ts';
import type { ClearRequest, ClearResult } from '../src/sweep/sweep-messages.ts';
import { Sweeper } from '../src/sweep/sweeper.ts';
import { ManualClock } from './manual-clock.ts';

export interface RigOptions {
  readonly reader?: StatReader;
  readonly folders?: readonly Folder[];
  readonly catalog?: readonly CatalogFile[];
  readonly only?: readonly string[];
  readonly lockedDown?: boolean;
  readonly allowClear?: ClearAllowance;
  readonly kvm?: KvmRoad;
  readonly monitors?: readonly Monitor[];
}

const INTERVAL_MS = 1000;
const HOST = { name: 'orion', kernel: '6.18.0', bootId: 'b0-07' };

/**
 * A sweeper and one reader of its frames who was there from the start: what a test sees is what came over the wire.
 * Time passes when the test says so.
 */
export class SweepRig implements Disposable {
  readonly clock = new ManualClock();
  readonly reader: StatReader;
  readonly sweeper: Sweeper;
  readonly wire = new WireReader();
  readonly #clearer: FileClearer;

  constructor({
    reader = openStatReader(),
    folders = [],
    catalog = [],
    only = [],
    lockedDown = false,
    allowClear = CLEAR_EVERYTHING,
    kvm,
    monitors = [],
  }: RigOptions) {
    this.reader = reader;
    const { clock } = this;
    this.sweeper = new Sweeper(
      {
        reader,
        clock,
        catalog,
        folders,
        only,
        findsMounts: false,
        host: { lockedDown },
        ...(kvm && { kvm }),
        monitors,
      },
      {
        epoch: 'epoch',
        host: HOST,
        intervalMs: INTERVAL_MS,
        folders,
        only,
        allowClear,
        cpuBudget: 0,
        namespaces: [],
        monitors: [],
      },
    );
    this.#clearer = new FileClearer({
      sweeper: this.sweeper,
      reader,
      clock,
      allowance: allowClear,
    });
    this.take(this.sweeper.join());
  }

  /** Looks for files and sweeps, as an agent does when it starts and every few seconds. */
  rescan(): readonly string[] {
    const warnings = this.sweeper.rescan();
    this.sweep();
    return warnings;
  }

  /** One interval passes, one sweep follows. @returns what it told. */
  sweep(): WireUpdate[] {
    this.clock.advance(INTERVAL_MS);
    return this.take(this.sweeper.sweep());
  }

  clear(...paths: readonly string[]): readonly ClearResult[] {
    return this.clearTold(...paths).results;
  }

  clearTold(...paths: readonly string[]): {
    readonly results: readonly ClearResult[];
    readonly told: readonly WireUpdate[];
  } {
    return this.clearShown(paths, undefined);
  }

  /** @param shown identities as a preview gave them. */
  clearShown(
    paths: readonly string[],
    shown: ClearRequest['shown'],
  ): {
    readonly results: readonly ClearResult[];
    readonly told: readonly WireUpdate[];
  } {
    const { results, frames } = this.#clearer.clear({ paths, actor: 'somebody', shown });
    return { results, told: this.take(frames) };
  }

  preview(
    ...paths: readonly string[]
  ): Pick<ReturnType<FileClearer['preview']>, 'files' | 'skipped'> {
    const { files, skipped, frames } = this.#clearer.preview(paths);
    this.take(frames);
    return { files, skipped };
  }

  take(frames: readonly Uint8Array[]): WireUpdate[] {
    return frames.flatMap((frame) => [...this.wire.push(frame)]);
  }

  get index(): SchemaIndex {
    return indexOf(this.wire);
  }

  get generation(): number {
    return this.index.schema.generation;
  }

  /** What the reader sees of a value: its figure, `key=figure` of each cell, or `!CODE`; undefined: no such path. */
  see(path: string): string | undefined {
    return seenBy(this.wire, path)[path];
  }

  /** The same of all values, or of those below some paths. */
  seeAll(...paths: readonly string[]): Record<string, string> {
    return seenBy(this.wire, ...paths);
  }

  /** What somebody sees who joins only now. */
  seenByJoiner(...paths: readonly string[]): Record<string, string> {
    const wire = new WireReader();
    for (const frame of this.sweeper.join()) for (const _ of wire.push(frame));
    return seenBy(wire, ...paths);
  }

  [Symbol.dispose](): void {
    this.sweeper[Symbol.dispose]();
  }
}

function indexOf(wire: WireReader): SchemaIndex {
  if (wire.schema === undefined) throw new Error('No schema has come');
  return new SchemaIndex(wire.schema);
}

const TIMES = { wallOfUs: (us: number): number => us / 1000, sweptUs: 0 };

/** What a reader of frames sees, by path, of all values or of those below some paths. */
export function seenBy(wire: WireReader, ...paths: readonly string[]): Record<string, string> {
  const asked = paths.length === 0 ? [''] : paths;
  const lines = getValues(indexOf(wire), wire.readings, asked, TIMES);
  // A path that leads nowhere has a line without a type.
  const there = lines.filter(({ type }) => type !== undefined);
  return Object.fromEntries(there.map((line) => [line.path, textOf(line)]));
}

function textOf({ error, value, cells }: ValueLine): string {
  if (error !== undefined) return `!${error.code}`;
  return value ?? (cells ?? []).map((cell) => `${cell.keys.join(',')}=${cell.value}`).join(' ');
}

/** Whether updates changed the schema. */
export const changesSchema = (updates: readonly WireUpdate[]): boolean =>
  updates.some(({ kind }) => kind === 'schema' || kind === 'schema-change');
