import { encodeName, type SchemaBuilder } from '@statsfs/core/model';
import type { FoundFile } from '../filesystems/found-file.ts';
import type { Clock } from '../ports/clock.ts';
import type { LaidOut } from './lay-out-file.ts';
import { RelayoutLimit } from './relayout-limit.ts';
import { SweptFile, type SweptFileParts } from './swept-file.ts';

/** Names that a warning lists. */
const NAMED = 3;

export interface FileSetParts extends SweptFileParts {
  readonly clock: Clock;
  /** Of the present epoch. */
  readonly builder: () => SchemaBuilder;
  /** Told of each place that a file takes in the schema, and leaves. */
  readonly onPlaced: (index: number, found: FoundFile) => void;
  readonly onLeft: (index: number) => void;
}

/** The files that are read, each with its place in the schema that the next commit makes. */
export class FileSet implements Disposable {
  readonly #parts: FileSetParts;
  readonly #files = new Map<number, SweptFile>();
  /** By the place where they were found, and there by filesystem and path. */
  readonly #places = new Map<string, Map<string, SweptFile>>();
  readonly #limit = new RelayoutLimit();
  /** Names of values that the schema has no place for. */
  readonly #refused = new Map<SweptFile, readonly string[]>();
  /** Files of which values were refused since the last commit. */
  readonly #refusedNow = new Set<SweptFile>();

  constructor(parts: FileSetParts) {
    this.#parts = parts;
  }

  /** By its index in the schema. */
  get(index: number): SweptFile | undefined {
    return this.#files.get(index);
  }

  has(index: number): boolean {
    return this.#files.has(index);
  }

  get size(): number {
    return this.#files.size;
  }

  /** One sentence for each file of which not all has a place. */
  get warnings(): string[] {
    return [...this.#refused].map(([{ found }, names]) => {
      const file = found.path.split('/').map(encodeName).join('/');
      const listed = names.slice(0, NAMED).map(encodeName).join(', ');
      const more = names.length > NAMED ? ', …' : '';
      return `${file}: ${names.length} left out, because their names are taken, too long or too deep: ${listed}${more}`;
    });
  }

  /**
   * Takes up what a place holds now, lets go what it does not, and gives those another chance that could not be read.
   * @returns whether anything came or went.
   */
  update(place: string, found: readonly FoundFile[]): boolean {
    let hasChanged = false;
    const known = this.#places.get(place);
    const files = known ?? new Map<string, SweptFile>();
    if (known === undefined) this.#places.set(place, files);
    const seen = new Set<string>();
    for (const one of found) {
      const key = keyOf(one);
      seen.add(key);
      const file = files.get(key);
      if (file !== undefined && isTreatedAlike(file.found, one)) {
        if (file.isUnreadable && one.problem === 0) this.#tryAgain(file);
        continue;
      }
      hasChanged = true;
      if (file !== undefined) this.#remove(file);
      const added = new SweptFile(one, this.#parts);
      files.set(key, added);
      this.#place(added, added.layOut());
    }
    for (const [key, file] of files) {
      if (seen.has(key)) continue;
      hasChanged = true;
      files.delete(key);
      this.#remove(file);
    }
    if (files.size === 0) this.#places.delete(place);
    return hasChanged;
  }

  /** Finds out anew what files hold, those that were not just laid out. @returns them; they are to be read. */
  layOutAnew(reshaped: readonly SweptFile[]): SweptFile[] {
    const nowUs = this.#parts.clock.monotonicUs();
    const due = reshaped.filter((file) => this.#limit.take(keyOf(file.found), nowUs));
    for (const file of due) this.layOutNow(file);
    return due;
  }

  layOutNow(file: SweptFile): void {
    this.#replace(file, file.layOut());
  }

  /**
   * To be called after each commit. A file may want a place that goes only with that very change, as when a file stands
   * where a directory was: what was refused is tried once more. @returns whether anything was.
   */
  retryRefused(): boolean {
    const refused = [...this.#refusedNow];
    this.#refusedNow.clear();
    for (const file of refused) this.layOutNow(file);
    this.#refusedNow.clear();
    return refused.length > 0;
  }

  /** Everything anew into another schema. @returns what is to be read. */
  replant(): SweptFile[] {
    const files = [...this.#files.values()];
    for (const index of this.#files.keys()) this.#parts.onLeft(index);
    this.#files.clear();
    for (const file of files) this.#place(file, file.layOut());
    this.#refusedNow.clear();
    return files;
  }

  [Symbol.dispose](): void {
    for (const file of this.#files.values()) file[Symbol.dispose]();
  }

  /** Puts a file into the schema that the next commit makes. */
  #place(file: SweptFile, laidOut: LaidOut): void {
    const { index, firstSlot, refused } = this.#parts.builder().addFile(laidOut.file);
    if (refused.length > 0) {
      this.#refused.set(file, refused);
      this.#refusedNow.add(file);
    } else {
      this.#refused.delete(file);
    }
    file.place(index, firstSlot);
    this.#files.set(index, file);
    this.#parts.onPlaced(index, file.found);
  }

  /** As long as it cannot be read, the schema stays as it is. */
  #tryAgain(file: SweptFile): void {
    const nowUs = this.#parts.clock.monotonicUs();
    if (!this.#limit.take(keyOf(file.found), nowUs)) return;
    const laidOut = file.layOut();
    if (laidOut.kind === 'laid-out') this.#replace(file, laidOut);
  }

  #replace(file: SweptFile, laidOut: LaidOut): void {
    this.#leave(file);
    this.#place(file, laidOut);
  }

  #remove(file: SweptFile): void {
    this.#leave(file);
    this.#limit.forget(keyOf(file.found));
    this.#refused.delete(file);
    this.#refusedNow.delete(file);
    file[Symbol.dispose]();
  }

  #leave(file: SweptFile): void {
    this.#parts.builder().removeFile(file.index);
    this.#files.delete(file.index);
    this.#parts.onLeft(file.index);
  }
}

/** Whether a file that was found again is read and judged as before: something may have been mounted over it. */
const isTreatedAlike = (before: FoundFile, now: FoundFile): boolean =>
  before.problem === now.problem &&
  before.access === now.access &&
  before.debugfs === now.debugfs &&
  before.held === now.held &&
  isSameFormat(before.format, now.format);

/** Formats of the catalog are the same objects each time; those that a directory tells are made anew. */
const isSameFormat = (before: FoundFile['format'], now: FoundFile['format']): boolean =>
  before === now || JSON.stringify(before) === JSON.stringify(now);

const keyOf = ({ filesystem, path }: FoundFile): string => `${filesystem}\n${path}`;
