import { catalogGroups, type FindGroup, folderFinder } from '../filesystems/find-groups.ts';
import type { FindOptions, Found } from '../filesystems/find-options.ts';
import { type Mount, readMounts } from '../filesystems/mounts/mount-table.ts';
import type { Clock } from '../ports/clock.ts';
import type { DirectoryWatcher } from '../ports/directory-watcher.ts';
import { Uevents } from './uevents.ts';

/** A place is looked at this often, or more rarely where looking is dear. */
const LOOK_US: Readonly<Record<FindGroup['kind'], number>> = { catalog: 10e6, folder: 5e6 };
/** So rarely where the kernel tells of changes, and has told of none: there may be some of which it does not. */
const QUIET_LOOK_US = 60e6;
/**
 * Looking at one place may take this share of the time: there are a dozen, and nearly always nothing has changed. More for
 * a folder, of which there are few: one look that was slow by chance must not hide for half a minute what somebody puts there.
 */
const SHARES: Readonly<Record<FindGroup['kind'], number>> = { catalog: 0.0002, folder: 0.005 };
/**
 * A place of which something was told is looked at anew after this share of the time; after half of it with each look in a
 * row that found nothing new, for there are hosts on which devices talk all the time.
 */
const HURRIED_SHARE = 0.02;
const MAX_HALVINGS = 6;
/** Where processes are found that somebody wants. */
const PROCESSES = '/proc';

/** What one place holds now. */
export interface Look {
  readonly key: string;
  /** Undefined: the place itself has gone, a mount for instance. */
  readonly found: Found | undefined;
}

/** How one place was last looked at; times in µs. */
interface Place {
  readonly startUs: number;
  readonly tookUs: number;
  nextUs: number;
  /** Something was told of it since. */
  isTold: boolean;
  /** Whether the last look was because something was told. */
  readonly wasTold: boolean;
  /** Looks in a row that were told of and found nothing new. */
  vain: number;
}

/** When each place is looked at for files that came or went. */
export class Lookout implements Disposable {
  readonly #options: FindOptions;
  readonly #folders: ReturnType<typeof folderFinder>;
  readonly #clock: Clock;
  readonly #catalog: readonly FindGroup[];
  readonly #watcher: DirectoryWatcher | undefined;
  readonly #uevents: Uevents;
  readonly #ofDevices: ReadonlySet<string>;
  readonly #places = new Map<string, Place>();
  #mounts: readonly Mount[] = [];
  #processes: readonly number[] = [];

  /** @param watcher left out: what only it would tell is found by looking. */
  constructor(options: FindOptions, clock: Clock, watcher?: DirectoryWatcher) {
    this.#options = options;
    this.#watcher = watcher;
    this.#folders = folderFinder(options);
    this.#clock = clock;
    this.#catalog = catalogGroups(options, () => this.#processes);
    this.#uevents = new Uevents(options.reader);
    const ofDevices = this.#catalog.filter(({ news }) => news === 'uevents');
    this.#ofDevices = new Set(ofDevices.map(({ key }) => key));
  }

  /** Processes to look into from now on. */
  set processes(processes: readonly number[]) {
    this.#processes = processes;
    const place = this.#places.get(PROCESSES);
    // Whatever was found before: other processes are other files.
    if (place !== undefined) place.vain = 0;
    this.hurry((key) => key === PROCESSES);
  }

  /** Something has changed at some places: they are looked at with the next sweep, if that is not too dear. */
  hurry(chooses: (key: string) => boolean): void {
    for (const [key, place] of this.#places) {
      if (!chooses(key)) continue;
      const soonestUs = place.startUs + (place.tookUs / HURRIED_SHARE) * 2 ** place.vain;
      place.nextUs = Math.min(place.nextUs, soonestUs);
      place.isTold = true;
    }
  }

  /** Looks at places that are due by a time, or at all of them. @returns what there is now. */
  look(untilUs: number): Look[] {
    if (this.#uevents.hasNews()) this.hurry((key) => this.#ofDevices.has(key));
    const mounts = readMounts(this.#options.reader);
    // Anything may lie below what is mounted now; the same table is the same object.
    if (mounts !== this.#mounts) this.hurry(() => true);
    this.#mounts = mounts;
    const groups = [...this.#catalog, ...this.#folders(mounts)];
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

  /** What came of looking at a place. */
  learn(key: string, hasChanged: boolean): void {
    const place = this.#places.get(key);
    if (place === undefined) return;
    place.vain = hasChanged || !place.wasTold ? 0 : Math.min(place.vain + 1, MAX_HALVINGS);
  }

  [Symbol.dispose](): void {
    this.#uevents[Symbol.dispose]();
  }

  #lookAt({ key, kind, news, find }: FindGroup): Found {
    const before = this.#places.get(key);
    const startUs = this.#clock.monotonicUs();
    const found = find();
    const tookUs = this.#clock.monotonicUs() - startUs;
    const isWatched = this.#watcher?.watch(key, found.notifying) ?? false;
    const isQuiet =
      before?.isTold === false &&
      ((news === 'inotify' && isWatched) || (news === 'uevents' && this.#uevents.areCounted));
    const everyUs = isQuiet ? QUIET_LOOK_US : LOOK_US[kind];
    // One look may be slow by chance, and the first is always: two in a row are what it costs.
    const costsUs = Math.min(tookUs, before?.tookUs ?? 0);
    const nextUs = startUs + Math.max(everyUs, costsUs / SHARES[kind]);
    const { isTold: wasTold = false, vain = 0 } = before ?? {};
    this.#places.set(key, { startUs, tookUs, nextUs, isTold: false, wasTold, vain });
    return found;
  }
}
