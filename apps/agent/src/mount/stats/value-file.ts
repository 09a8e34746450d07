import type { ResolvedValue } from '@statsfs/core/model';
import { ERRNO } from '../errno.ts';
import { Later } from '../later.ts';
import type { OpenFile } from '../open-file.ts';
import type { Freshness } from './freshness.ts';
import type { Generation } from './generation.ts';
import { parseClear } from './parse-clear.ts';
import { TextReader } from './text-reader.ts';
import { valueText } from './value-text.ts';

/** Clears a value by its rule, wherever that happens, and says how it went: 0 or −errno. */
export type ClearByPath = (path: string, done: (result: number) => void) => void;

/** How a value is read and written, beside what it is. */
export interface ValueAccess {
  /** Undefined where the value may not be cleared. */
  readonly clear: ClearByPath | undefined;
  /** Undefined where figures are as old as the last sweep. */
  readonly freshness: Freshness | undefined;
  /** Of the reader. */
  readonly pid: number;
}

/** One opening of the file of a value. It goes on to say what the value said last when that has gone. */
export class ValueFile implements OpenFile {
  readonly #value: ResolvedValue;
  readonly #access: ValueAccess;
  readonly #text: TextReader;

  constructor(generation: Generation, value: ResolvedValue, access: ValueAccess) {
    this.#value = value;
    this.#access = access;
    this.#text = new TextReader(() => valueText(generation, value));
  }

  read(into: Uint8Array, sizeBytes: number, offset: number): number | Later<Uint8Array> {
    const { freshness, pid } = this.#access;
    const later =
      offset === 0 ? freshness?.later(pid, () => this.#text.begin(sizeBytes)) : undefined;
    if (later !== undefined) return later;
    return this.#text.read(into, sizeBytes, offset);
  }

  write(bytes: Uint8Array): number | Later<number> {
    const { clear } = this.#access;
    if (clear === undefined) return -ERRNO.EACCES;
    const refusal = parseClear(bytes);
    if (refusal !== 0) return refusal;
    const { length } = bytes;
    const later = new Later<number>();
    clear(this.#value.path, (result) => later.answer(result === 0 ? length : result));
    return later;
  }

  release(): void {
    // Holds nothing that would have to be given back.
  }
}
