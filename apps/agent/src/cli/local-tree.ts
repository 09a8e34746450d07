import type { StatPath } from '@statsfs/core/model';
import { SchemaIndex } from '@statsfs/core/model';
import {
  getValues,
  listTree,
  type SampleTimes,
  type TreeLine,
  type ValueLine,
} from '@statsfs/core/query';
import { catalogFor } from '../catalog/catalog.ts';
import { processesInPaths } from '../catalog/process/processes-in-paths.ts';
import { KvmRoad } from '../filesystems/kvm/kvm-road.ts';
import { isLockedDown } from '../node/lockdown.ts';
import { openStatReader } from '../node/open-stat-reader.ts';
import { createSystemClock } from '../node/system-clock.ts';
import { filesToRead } from '../serve/files-to-read.ts';
import { CLEAR_EVERYTHING } from '../sweep/clear/clear-allowance.ts';
import { FileClearer } from '../sweep/clear/clear-files.ts';
import type { Monitor } from '../sweep/polled-monitor.ts';
import type { ClearPreviews, ClearResult, SweepOptions } from '../sweep/sweep-messages.ts';
import { Sweeper } from '../sweep/sweeper.ts';
import type { Config } from './config.ts';
import { type NetNamespaces, openNetNamespaces } from './net-namespaces.ts';
import { askMonitors } from './qmp-pollers.ts';
import { say } from './say.ts';
import { sweepOptions } from './sweep-options.ts';

interface LocalParts {
  readonly namespaces: NetNamespaces;
  readonly options: SweepOptions;
  readonly monitors: readonly Monitor[];
}

/** The tree as this process reads it itself, with its own rights: what commands use where no agent runs. */
export class LocalTree implements Disposable {
  readonly #sweeper: Sweeper;
  readonly #clearer: FileClearer;
  readonly #times: SampleTimes;
  readonly #namespaces: NetNamespaces;
  readonly #kvm: KvmRoad;

  /** @throws CommandError when a network namespace that was named cannot be entered. */
  static async read(config: Config): Promise<LocalTree> {
    const namespaces = await openNetNamespaces(config.namespaces);
    const options = sweepOptions(config, namespaces.namespaces);
    return new LocalTree(config, { namespaces, options, monitors: await askMonitors(options) });
  }

  private constructor(config: Config, { namespaces, options, monitors }: LocalParts) {
    const { folders, only } = config;
    this.#namespaces = namespaces;
    const catalog = catalogFor(options.namespaces);
    const reader = openStatReader();
    const clock = createSystemClock();
    const host = { lockedDown: isLockedDown() };
    const kvm = new KvmRoad(reader, { keepsSums: !host.lockedDown });
    this.#kvm = kvm;
    this.#sweeper = new Sweeper(
      { reader, clock, catalog, folders, only, findsMounts: true, host, kvm, monitors },
      { ...options, allowClear: CLEAR_EVERYTHING },
    );
    this.#clearer = new FileClearer({
      sweeper: this.#sweeper,
      reader,
      clock,
      allowance: CLEAR_EVERYTHING,
    });
    const { paths } = config;
    this.#sweeper.lookout.processes = processesInPaths(paths);
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
    const { readings } = this.#sweeper;
    const asked = filesToRead(this.#index(), readings, paths, this.#times.sweptUs);
    if (asked.length > 0) this.#sweeper.readNow(asked);
    return getValues(this.#index(), this.#sweeper.readings, paths, this.#times);
  }

  preview(paths: readonly string[]): ClearPreviews {
    const { files, skipped } = this.#clearer.preview(paths);
    return { files, skipped };
  }

  clear(paths: readonly string[], shown: Readonly<Record<string, string>>): ClearResult[] {
    return this.#clearer.clear({ paths, actor: 'command line', shown }).results;
  }

  [Symbol.dispose](): void {
    this.#sweeper[Symbol.dispose]();
    this.#kvm[Symbol.dispose]();
    this.#namespaces[Symbol.dispose]();
  }

  #index(): SchemaIndex {
    return new SchemaIndex(this.#sweeper.schema);
  }
}
