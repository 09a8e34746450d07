import type { ResolvedValue } from '@statsfs/core/model';
import { ERRNO } from '../errno.ts';
import { Later } from '../later.ts';
import type { OpenFile } from '../open-file.ts';
import type { Generation } from './generation.ts';
import { parseClear } from './parse-clear.ts';
import { TextReader } from './text-reader.ts';
import { valueText } from './value-text.ts';

/** Clears a value by its rule, wherever that happens, and says how it went: 0 or −errno. */
export type ClearByPath = (path: string, done: (result: number) => void) => void;

/** One opening of the file of a value. It goes on to say what the value said last when that has gone. */
export class ValueFile implements OpenFile {
  readonly #value: ResolvedValue;
  readonly #clear: ClearByPath | undefined;
  readonly #text: TextReader;

  /** @param clear undefined where the value may not be cleared. */
  constructor(generation: Generation, value: ResolvedValue, clear: ClearByPath | undefined) {
    this.#value = value;
    this.#clear = clear;
    this.#text = new TextReader(() => valueText(generation, value));
  }

  read(into: Uint8Array, sizeBytes: number, offset: number): number {
    return this.#text.read(into, sizeBytes, offset);
  }

  write(bytes: Uint8Array): number | Later<number> {
    if (this.#clear === undefined) return -ERRNO.EACCES;
    const refusal = parseClear(bytes);
    if (refusal !== 0) return refusal;
    const { length } = bytes;
    const later = new Later<number>();
    this.#clear(this.#value.path, (result) => later.answer(result === 0 ? length : result));
    return later;
  }

  release(): void {
    // Holds nothing that would have to be given back.
  }
}
