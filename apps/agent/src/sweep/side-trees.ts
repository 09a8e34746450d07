import type { Readings, SchemaBuilder } from '@statsfs/core/model';
import type { Folder } from '../filesystems/folder/walk-folder.ts';
import { SideLink, type StartSide } from './side-link.ts';
import { type SideEvent, SideTree } from './side-tree.ts';
import type { SnapshotSweep } from './swept-snapshots.ts';

export interface SideTreesParts {
  readonly start: StartSide;
  readonly schedule: (run: () => void, delayMs: number) => () => void;
  readonly intervalMs: number;
  /** Something was said that a sweep should take. */
  readonly onFrames: () => void;
}

/** A filesystem that may hang, and the way to the thread that reads it. */
export interface Side {
  readonly tree: SideTree;
  readonly link: SideLink;
}

const keyOf = ({ name, directory }: Folder): string => `${name}\n${directory}`;

/** All filesystems of a sweep that may hang. Each fails alone. */
export class SideTrees implements Disposable {
  readonly #parts: SideTreesParts;
  readonly #sides = new Map<string, Side>();
  #stretch = 1;

  constructor(parts: SideTreesParts) {
    this.#parts = parts;
  }

  get warnings(): string[] {
    return [...this.#sides.values()].flatMap(({ tree }) => tree.warning ?? []);
  }

  /** Takes up what was found, and lets go what was not. */
  update(folders: readonly Folder[], builder: SchemaBuilder, nowUs: number): void {
    const wanted = new Set(folders.map(keyOf));
    for (const [key, { tree }] of this.#sides) {
      if (wanted.has(key)) continue;
      tree.removeAll(builder);
      tree[Symbol.dispose]();
      this.#sides.delete(key);
    }
    const { start, schedule, intervalMs, onFrames } = this.#parts;
    for (const folder of folders) {
      if (this.#sides.has(keyOf(folder))) continue;
      const link = new SideLink(folder, start, schedule, onFrames);
      const tree = new SideTree(folder, link, intervalMs, nowUs);
      if (this.#stretch !== 1) tree.stretch(this.#stretch);
      this.#sides.set(keyOf(folder), { tree, link });
    }
  }

  /** Takes over what all of them have read. @returns indexes of the files. */
  sweep(sweep: SnapshotSweep, nowUs: number): number[] {
    return [...this.#sides.values()].flatMap(({ tree }) => tree.sweep(sweep, nowUs));
  }

  takeEvents(): SideEvent[] {
    return [...this.#sides.values()].flatMap(({ tree }) => tree.takeEvents());
  }

  ownerOf(file: number): Side | undefined {
    for (const side of this.#sides.values()) if (side.tree.owns(file)) return side;
    return undefined;
  }

  /** Makes the intervals of all so many times as long, those of threads to come as well. */
  stretch(factor: number): void {
    this.#stretch = factor;
    for (const { tree } of this.#sides.values()) tree.stretch(factor);
  }

  replant(builder: SchemaBuilder): void {
    for (const { tree } of this.#sides.values()) tree.replant(builder);
  }

  restore(readings: Readings): void {
    for (const { tree } of this.#sides.values()) tree.restore(readings);
  }

  [Symbol.dispose](): void {
    for (const { tree } of this.#sides.values()) tree[Symbol.dispose]();
  }
}
