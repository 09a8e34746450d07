import { randomUUID } from 'node:crypto';
import type { StatPath } from '@statsfs/core/model';
import { SchemaIndex } from '@statsfs/core/model';
import {
  getValues,
  listTree,
  type SampleTimes,
  type TreeLine,
  type ValueLine,
} from '@statsfs/core/query';
import { CATALOG } from '../catalog/catalog.ts';
import { readHostIdentity } from '../node/host-identity.ts';
import { isLockedDown } from '../node/lockdown.ts';
import { openStatReader } from '../node/open-stat-reader.ts';
import { createSystemClock } from '../node/system-clock.ts';
import { FileClearer } from '../sweep/clear-files.ts';
import type { ClearPreview, ClearResult } from '../sweep/sweep-messages.ts';
import { Sweeper } from '../sweep/sweeper.ts';
import type { Config } from './config.ts';
import { say } from './say.ts';

/** The tree as this process reads it itself, with its own rights: what commands use where no agent runs. */
export class LocalTree implements Disposable {
  readonly #sweeper: Sweeper;
  readonly #clearer: FileClearer;
  readonly #times: SampleTimes;

  constructor({ folders, only, intervalMs }: Config) {
    const reader = openStatReader();
    const clock = createSystemClock();
    const host = { lockedDown: isLockedDown() };
    this.#sweeper = new Sweeper(
      { reader, clock, catalog: CATALOG, folders, only, findsMounts: true, host },
      {
        epoch: randomUUID(),
        host: readHostIdentity(),
        intervalMs,
        folders,
        only,
        allowClear: true,
      },
    );
    this.#clearer = new FileClearer(this.#sweeper, reader, true);
    for (const warning of this.#sweeper.rescan()) say(warning);
    this.#sweeper.sweep();
    const sweptUs = clock.monotonicUs();
    const offsetMs = Number(clock.wallNs() / 1000n) / 1000 - sweptUs / 1000;
    this.#times = { wallOfUs: (us) => us / 1000 + offsetMs, sweptUs };
  }

  tree(path: StatPath, depth: number | undefined): TreeLine[] | undefined {
    return listTree(this.#index(), path, depth);
  }

  values(paths: readonly string[]): ValueLine[] {
    return getValues(this.#index(), this.#sweeper.readings, paths, this.#times);
  }

  preview(paths: readonly string[]): ClearPreview[] {
    return this.#clearer.preview(paths).files;
  }

  clear(paths: readonly string[]): ClearResult[] {
    return this.#clearer.clear(paths, 'command line').results;
  }

  [Symbol.dispose](): void {
    this.#sweeper[Symbol.dispose]();
  }

  #index(): SchemaIndex {
    return new SchemaIndex(this.#sweeper.schema);
  }
}
