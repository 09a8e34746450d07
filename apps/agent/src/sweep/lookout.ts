import { catalogGroups, type FindGroup, folderFinder } from '../filesystems/find-groups.ts';
import type { FindOptions, Found } from '../filesystems/find-options.ts';
import type { Clock } from '../ports/clock.ts';
import type { DirectoryWatcher } from '../ports/directory-watcher.ts';

/** A place is looked at this often, or more rarely where looking is dear. What the kernel tells of is looked at at once. */
const LOOK_US: Readonly<Record<FindGroup['kind'], number>> = { catalog: 10e6, folder: 5e6 };
/**
 * Looking at one place may take this share of the time: there are a dozen, and nearly always nothing has changed. More for
 * a folder, of which there are few: one look that was slow by chance must not hide for half a minute what somebody puts there.
 */
const SHARES: Readonly<Record<FindGroup['kind'], number>> = { catalog: 0.0002, folder: 0.005 };
/** A place that something has changed at is looked at anew after this share of the time. */
const HURRIED_SHARE = 0.02;

/** What one place holds now. */
export interface Look {
  readonly key: string;
  /** Undefined: the place itself has gone, a mount for instance. */
  readonly found: Found | undefined;
}

interface Place {
  /** When it is due, and the earliest time that it may be, in µs. */
  nextUs: number;
  soonestUs: number;
}

/** When each place is looked at for files that came or went. */
export class Lookout {
  readonly #folders: () => FindGroup[];
  readonly #clock: Clock;
  readonly #catalog: readonly FindGroup[];
  readonly #watcher: DirectoryWatcher | undefined;
  readonly #places = new Map<string, Place>();
  #processes: readonly number[] = [];

  /** @param watcher left out: nothing is told, and all is found by looking. */
  constructor(options: FindOptions, clock: Clock, watcher?: DirectoryWatcher) {
    this.#watcher = watcher;
    this.#folders = folderFinder(options);
    this.#clock = clock;
    this.#catalog = catalogGroups(options, () => this.#processes);
  }

  /** Processes to look into from now on. */
  set processes(processes: readonly number[]) {
    this.#processes = processes;
    this.hurry((key) => key === '/proc');
  }

  /** Something has changed at some places: they are looked at with the next sweep, if that is not too dear. */
  hurry(chooses: (key: string) => boolean): void {
    for (const [key, place] of this.#places) if (chooses(key)) place.nextUs = place.soonestUs;
  }

  /** Looks at places that are due by a time, or at all of them. @returns what there is now. */
  look(untilUs: number): Look[] {
    const groups = [...this.#catalog, ...this.#folders()];
    const there = new Set(groups.map(({ key }) => key));
    const looks: Look[] = [];
    for (const key of this.#places.keys()) {
      if (there.has(key)) continue;
      this.#places.delete(key);
      looks.push({ key, found: undefined });
    }
    for (const group of groups) {
      const { key } = group;
      if ((this.#places.get(key)?.nextUs ?? 0) > untilUs) continue;
      looks.push({ key, found: this.#lookAt(group) });
    }
    return looks;
  }

  #lookAt({ key, kind, find }: FindGroup): Found {
    const startUs = this.#clock.monotonicUs();
    const found = find();
    const tookUs = this.#clock.monotonicUs() - startUs;
    this.#watcher?.watch(key, found.notifying);
    this.#places.set(key, {
      nextUs: startUs + Math.max(LOOK_US[kind], tookUs / SHARES[kind]),
      soonestUs: startUs + tookUs / HURRIED_SHARE,
    });
    return found;
  }
}
