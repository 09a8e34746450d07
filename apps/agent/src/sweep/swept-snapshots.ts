import { READ_OK, type Readings, type SchemaBuilder, unreadable } from '@statsfs/core/model';
import type { FoundSnapshot } from '../filesystems/statsfs/found-snapshot.ts';
import { SweptSnapshot, type SweptSnapshotParts } from './swept-snapshot.ts';

const keyOf = ({ name, directory }: FoundSnapshot): string => `${name}\n${directory}`;

/** What a sweep lends for as long as it goes on. */
export interface SnapshotSweep {
  readonly builder: SchemaBuilder;
  /** Makes the schema what was added and removed. */
  readonly commit: () => void;
  /** As they are after a commit. */
  readonly readings: () => Readings;
}

/** All mounted statsfs of a sweep. Each fails alone. */
export class SweptSnapshots implements Disposable {
  readonly #parts: SweptSnapshotParts;
  readonly #byKey = new Map<string, SweptSnapshot>();
  /** Each that could not be read with the last sweep, with a code of core's `unreadable`. */
  readonly #problems = new Map<SweptSnapshot, number>();

  constructor(parts: SweptSnapshotParts) {
    this.#parts = parts;
  }

  /** One sentence for each that cannot be read. */
  get warnings(): string[] {
    return [...this.#problems].map(
      ([{ found }, problem]) =>
        `Cannot read ${found.directory} as a statsfs: ${unreadable(problem).reason}`,
    );
  }

  /** Takes up what was found, and lets go what was not. */
  update(found: readonly FoundSnapshot[], builder: SchemaBuilder): void {
    const wanted = new Set(found.map(keyOf));
    for (const [key, snapshot] of this.#byKey) {
      if (wanted.has(key)) continue;
      snapshot.removeAll(builder);
      snapshot[Symbol.dispose]();
      this.#byKey.delete(key);
      this.#problems.delete(snapshot);
    }
    for (const one of found) {
      const key = keyOf(one);
      if (!this.#byKey.has(key)) this.#byKey.set(key, new SweptSnapshot(one, this.#parts));
    }
  }

  /** Reads all of them. @returns indexes of their files. */
  sweep(sweep: SnapshotSweep): number[] {
    return [...this.#byKey.values()].flatMap((snapshot) => this.#sweepOne(snapshot, sweep));
  }

  /** Reads the one that has a file, outside the rhythm. @returns indexes of all its files. */
  readNow(file: number, sweep: SnapshotSweep): readonly number[] {
    const snapshot = this.ownerOf(file);
    return snapshot === undefined ? [] : this.#sweepOne(snapshot, sweep);
  }

  ownerOf(file: number): SweptSnapshot | undefined {
    for (const snapshot of this.#byKey.values()) if (snapshot.files.includes(file)) return snapshot;
    return undefined;
  }

  /** Everything anew into another schema. */
  replant(builder: SchemaBuilder): void {
    for (const snapshot of this.#byKey.values()) snapshot.replant(builder);
  }

  /** What the last reads found, into other readings. */
  restore(readings: Readings): void {
    for (const snapshot of this.#byKey.values()) {
      snapshot.store(readings, this.#problems.get(snapshot) ?? READ_OK);
    }
  }

  [Symbol.dispose](): void {
    for (const snapshot of this.#byKey.values()) snapshot[Symbol.dispose]();
  }

  #sweepOne(
    snapshot: SweptSnapshot,
    { builder, commit, readings }: SnapshotSweep,
  ): readonly number[] {
    const read = snapshot.read();
    switch (read.kind) {
      case 'own':
        snapshot.removeAll(builder);
        return [];
      case 'unreadable':
        this.#problems.set(snapshot, read.problem);
        if (snapshot.standIn(builder)) commit();
        snapshot.store(readings(), read.problem);
        return snapshot.files;
      case 'changed':
        snapshot.remove(builder, read.index);
        commit();
        snapshot.add(read.index);
        commit();
        break;
      case 'same':
        break;
    }
    this.#problems.delete(snapshot);
    snapshot.store(readings(), READ_OK);
    return snapshot.files;
  }
}
