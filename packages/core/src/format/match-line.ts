import type { LaidOutKey } from './layout.ts';
import type { Atom, ParsedPattern, Piece } from './line-pattern.ts';
import { isBlank, type Span, trimmed } from './lines.ts';
import {
  countedKey,
  endOfNumber,
  formOf,
  type NumberForm,
  type NumberList,
  overBlanks,
  parseNumberList,
  type Radix,
} from './number-list.ts';
import { stepOverHex } from './scan-hex.ts';
import { NOT_A_NUMBER, stepOverNumber } from './scan-number.ts';
import { MAX_TEXT_BYTES, nameText } from './text.ts';

/** What a stretch of a line is, in the order of the line. */
export type Part =
  | { readonly kind: 'label'; readonly span: Span }
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly form: NumberForm;
      readonly to: number;
    }
  | { readonly kind: 'skip'; readonly radix: Radix; readonly to: number }
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly key: LaidOutKey;
      readonly list: NumberList;
    }
  | { readonly kind: 'rest' };

/** A line that follows a pattern. */
export interface MatchedLine {
  /** Outermost first. */
  readonly sources: readonly string[];
  readonly parts: readonly Part[];
}

/** @returns undefined when the line does not follow the pattern. */
export function matchLine(
  bytes: Uint8Array,
  line: Span,
  { pieces, optionalFrom }: ParsedPattern,
): MatchedLine | undefined {
  const reader = new LineReader(bytes, line);
  for (const [i, { atom, opensWord }] of pieces.entries()) {
    if (opensWord && !reader.openWord()) {
      const isComplete = atom.kind === 'rest' || (i >= optionalFrom && reader.hasNumber);
      return reader.isAtEnd && isComplete ? reader.matched : undefined;
    }
    if (!reader.take(atom, pieces[i + 1])) return undefined;
  }
  return reader.takeMoreNumbers() ? reader.matched : undefined;
}

/** A place in a line, and what was found before it. */
class LineReader {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  readonly #sources: string[] = [];
  readonly #parts: Part[] = [];
  #at: number;
  /** What the last `{=}` found. */
  #name = '';
  /** Of the last number, undefined before the first. */
  #radix: Radix | undefined;

  constructor(bytes: Uint8Array, line: Span) {
    this.#bytes = bytes;
    this.#start = line.from;
    this.#end = line.to;
    this.#at = line.from;
  }

  get matched(): MatchedLine {
    return { sources: this.#sources, parts: this.#parts };
  }

  get hasNumber(): boolean {
    return this.#radix !== undefined;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#end;
  }

  /** Passes over the blanks before a word. @returns false where there are none, or nothing behind them. */
  openWord(): boolean {
    const from = this.#at;
    this.#at = overBlanks(this.#bytes, from, this.#end);
    return (this.#at > from || from === this.#start) && this.#at < this.#end;
  }

  take(atom: Atom, next: Piece | undefined): boolean {
    const touching = next?.opensWord === false ? next.atom : undefined;
    const isTaken = this.#takeAtom(atom, touching, next?.atom);
    // A word ends where the pattern ends it.
    return isTaken && (touching !== undefined || this.isAtEnd || isBlank(this.#bytes[this.#at]));
  }

  /** Columns that the pattern does not know yet. @returns whether there is nothing else. */
  takeMoreNumbers(): boolean {
    while (!this.isAtEnd) {
      if (this.#radix === undefined || !this.openWord()) return false;
      if (!this.take({ kind: 'skip', radix: this.#radix }, undefined)) return false;
    }
    return true;
  }

  #takeAtom(atom: Atom, touching: Atom | undefined, next: Atom | undefined): boolean {
    switch (atom.kind) {
      case 'literal':
        return this.#takeLiteral(atom.bytes);
      case 'number':
        return this.#takeNumber(atom.name ?? this.#name, atom.radix);
      case 'skip':
        return this.#takeSkipped(atom.radix, touching !== undefined);
      case 'table':
        return this.#takeTable(atom.name, atom.key, atom.radix);
      case 'source':
        return this.#takeSource(atom.prefix, atom.isHex, touching);
      case 'name':
        return this.#takeName(
          atom.extent === 'words' ? this.#wordsUpTo(next) : this.#wordUpTo(touching),
        );
      case 'rest':
        this.#parts.push({ kind: 'rest' });
        this.#at = this.#end;
        return true;
    }
  }

  #takeLiteral(literal: Uint8Array): boolean {
    const from = this.#at;
    const to = from + literal.length;
    if (to > this.#end || literal.some((byte, i) => this.#bytes[from + i] !== byte)) return false;
    this.#label(to);
    return true;
  }

  #takeNumber(name: string, radix: Radix): boolean {
    const span = { from: this.#at, to: endOfNumber(this.#bytes, this.#at, this.#end, radix) };
    const form = formOf(this.#bytes, span, radix);
    if (form === undefined) return false;
    this.#parts.push({ kind: 'number', name, form, to: span.to });
    this.#pass(span.to, radix);
    return true;
  }

  /** Of no interest, so anything will do that begins like a number. */
  #takeSkipped(radix: Radix, isTouched: boolean): boolean {
    const end = isTouched ? endOfNumber(this.#bytes, this.#at, this.#end, radix) : this.#end;
    const stepOver = radix === 16 ? stepOverHex : stepOverNumber;
    const to = stepOver(this.#bytes, this.#at, end);
    if (to === NOT_A_NUMBER) return false;
    this.#parts.push({ kind: 'skip', radix, to });
    this.#pass(to, radix);
    return true;
  }

  #takeTable(name: string, key: string, radix: Radix): boolean {
    const list = parseNumberList(this.#bytes, { from: this.#at, to: this.#end }, radix);
    const last = list?.cells.at(-1);
    if (list === undefined || last === undefined) return false;
    this.#parts.push({ kind: 'table', name, key: countedKey(key, list.cells.length), list });
    this.#pass(last.to, radix);
    return true;
  }

  #takeSource(prefix: string, isHex: boolean, touching: Atom | undefined): boolean {
    const word = this.#wordUpTo(touching);
    if (word === undefined) return false;
    if (isHex && formOf(this.#bytes, word, 16) === undefined) return false;
    const text = nameText(this.#bytes, word.from, word.to);
    this.#sources.push(`${prefix}${isHex ? BigInt(`0x${text}`) : text}`);
    this.#label(word.to);
    return true;
  }

  #takeName(span: Span | undefined): boolean {
    if (span === undefined) return false;
    this.#name = nameText(this.#bytes, span.from, span.to);
    this.#label(span.to);
    return true;
  }

  /** A word, without the text that touches it: the last such text in the word, for names may hold colons. */
  #wordUpTo(touching: Atom | undefined): Span | undefined {
    const from = this.#at;
    const limit = Math.min(this.#end, from + 2 * MAX_TEXT_BYTES);
    let to = from;
    while (to < limit && !isBlank(this.#bytes[to])) to++;
    if (touching?.kind === 'literal') {
      const { bytes } = touching;
      to -= bytes.length;
      while (to > from && bytes.some((byte, i) => this.#bytes[to + i] !== byte)) to--;
    }
    return to > from && to - from <= MAX_TEXT_BYTES ? { from, to } : undefined;
  }

  /** Words, up to the first text that ends them. */
  #wordsUpTo(next: Atom | undefined): Span | undefined {
    if (next?.kind !== 'literal') return undefined;
    const from = this.#at;
    const limit = Math.min(this.#end - next.bytes.length, from + MAX_TEXT_BYTES);
    for (let to = from + 1; to <= limit; to++) {
      if (next.bytes.every((byte, i) => this.#bytes[to + i] === byte)) {
        return trimmed(this.#bytes, from, to);
      }
    }
    return undefined;
  }

  #label(to: number): void {
    this.#parts.push({ kind: 'label', span: { from: this.#at, to } });
    this.#at = to;
  }

  #pass(to: number, radix: Radix): void {
    this.#at = to;
    this.#radix = radix;
  }
}
