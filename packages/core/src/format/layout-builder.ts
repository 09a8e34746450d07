import { BYTE_CLASS, WORD } from './byte-class.ts';
import {
  type LaidOutKey,
  type LaidOutValue,
  type LayoutOutcome,
  MAX_VALUES_PER_FILE,
  type ToldMeaning,
  unrecognised,
} from './layout.ts';
import type { Span } from './lines.ts';
import type { NumberForm, NumberList } from './number-list.ts';
import { scanSteps } from './scan-file.ts';
import { OP, OP_BITS, OP_MASK, TOUCHED } from './scan-plan.ts';
import { nameText } from './text.ts';

/** A value as a layout announces it; slots follow from the order of the calls. */
export interface NewValue {
  readonly sources?: readonly string[];
  readonly name: string;
  readonly description?: string;
  /** What the file itself says that its numbers mean. */
  readonly told?: ToldMeaning;
}

const SIMPLE: readonly LaidOutKey[] = [];
const HERE: readonly string[] = [];
const ignoreText = (): void => undefined;

const TEXT_OPS = {
  line: OP.textLine,
  file: OP.textFile,
  taskName: OP.taskName,
  nextWord: OP.nextWord,
} as const;

/** Which text becomes a value. */
type TextExtent = keyof typeof TEXT_OPS;

/**
 * Collects a file's values and the plan that finds them again. Called in file order, once per token or line; the bytes in
 * between need no call. The first value of a name wins, as in a directory, so `has` is asked before one is added.
 */
export class LayoutBuilder {
  readonly #bytes: Uint8Array;
  readonly #steps: number[] = [];
  readonly #values: LaidOutValue[] = [];
  readonly #taken = new Set<string>();
  #slots = 0;
  /** Where the label began that is the last step so far. */
  #openLabel: number | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** There is no point in going on: `build` will refuse. */
  get isFull(): boolean {
    return this.#values.length > MAX_VALUES_PER_FILE;
  }

  get valueCount(): number {
    return this.#values.length;
  }

  has(name: string, sources: readonly string[] = HERE): boolean {
    return this.#taken.has(pathKey(sources, name));
  }

  text(span: Span): string {
    return nameText(this.#bytes, span.from, span.to);
  }

  /** Words that must stay as they are, for they name what follows. Labels that follow each other become one. */
  label(span: Span): void {
    let { from, to } = span;
    while (from < to && this.#isSeparator(from)) from++;
    while (from < to && this.#isSeparator(to - 1)) to--;
    if (from === to) return;
    if (this.#openLabel === undefined) {
      this.#openLabel = from;
      this.#steps.push(OP.label);
    }
    const length = to - this.#openLabel;
    const op = OP.label | this.#touchedAt(to);
    this.#steps[this.#steps.length - 1] = op | (length << OP_BITS);
  }

  /** @param to - where it ends, to be given when anything but a blank or a mark may stand there. */
  number(value: NewValue, form: NumberForm, to?: number): void {
    this.#numbers(OP[form] | this.#touchedAt(to), 1);
    this.#add(value, form === 'hex' ? 'u64' : form, SIMPLE, 1);
  }

  /** As many unsigned numbers as the key has ids, with blanks between. */
  table(value: NewValue, key: LaidOutKey): void {
    this.#numbers(OP.u64, key.ids.length);
    this.#add(value, 'u64', [key], key.ids.length);
  }

  /** The same with anything between the numbers: as many as the key has ids. */
  list(value: NewValue, key: LaidOutKey, { form, cells }: NumberList): void {
    this.#cells(OP[form], cells);
    this.#add(value, form === 'hex' ? 'u64' : form, [key], cells.length);
  }

  /** The rest of the line behind a label, or the whole of a file that is one line; else see `OP`. */
  textOf(value: NewValue, extent: TextExtent): void {
    this.#push(TEXT_OPS[extent]);
    this.#add(value, 'text', SIMPLE, 1);
  }

  /** @param to - as for `number`. */
  skipNumber(form: NumberForm = 'u64', to?: number): void {
    this.#numbers(skipOf(form) | this.#touchedAt(to), 1);
  }

  skipList({ form, cells }: NumberList): void {
    this.#cells(skipOf(form), cells);
  }

  /** What is left of the line that the last call was about. */
  skipRest(): void {
    this.#push(OP.skipLine);
  }

  /** A line that says nothing of use, apart from its first word, which anchors the scanner to it. */
  skipLine(line: Span): void {
    const anchor = this.#firstToken(line);
    if (anchor === undefined) return;
    this.label(anchor);
    this.skipRest();
  }

  build(): LayoutOutcome {
    if (this.isFull) return unrecognised(`more than ${MAX_VALUES_PER_FILE} values`);
    const steps = Uint32Array.from(this.#steps);
    const words = new Uint32Array(2 * this.#slots);
    const hash = scanSteps(this.#bytes, 0, this.#bytes.length, steps, words, 0, ignoreText);
    if (hash < 0) return unrecognised('its tokens do not follow their own layout');
    return {
      kind: 'layout',
      layout: { values: this.#values, slotCount: this.#slots, plan: { steps, hash } },
    };
  }

  #push(step: number): void {
    this.#steps.push(step);
    this.#openLabel = undefined;
  }

  /** Numbers of one type in a row are one step. */
  #numbers(op: number, count: number): void {
    const last = this.#steps.length - 1;
    const step = this.#steps[last];
    if (step !== undefined && (step & OP_MASK) === op)
      this.#steps[last] = step + (count << OP_BITS);
    else this.#push(op | (count << OP_BITS));
  }

  #cells(op: number, cells: readonly Span[]): void {
    let behind: number | undefined;
    for (const { from, to } of cells) {
      if (behind !== undefined) this.label({ from: behind, to: from });
      this.#numbers(op | this.#touchedAt(to), 1);
      behind = to;
    }
  }

  #touchedAt(to: number | undefined): number {
    const isTouched = to !== undefined && to < this.#bytes.length && !this.#isSeparator(to);
    return isTouched ? TOUCHED : 0;
  }

  #isSeparator(at: number): boolean {
    return BYTE_CLASS[this.#bytes[at] ?? 0] !== WORD;
  }

  #firstToken(line: Span): Span | undefined {
    let from = line.from;
    while (from < line.to && this.#isSeparator(from)) from++;
    let to = from;
    while (to < line.to && !this.#isSeparator(to)) to++;
    return from < to ? { from, to } : undefined;
  }

  #add(
    value: NewValue,
    type: LaidOutValue['type'],
    keys: readonly LaidOutKey[],
    slotCount: number,
  ): void {
    const { name, sources = HERE, description = '', told } = value;
    this.#taken.add(pathKey(sources, name));
    this.#values.push({
      sources,
      name,
      type,
      keys,
      firstSlot: this.#slots,
      slotCount,
      description,
      ...(told !== undefined && { told }),
    });
    this.#slots += slotCount;
  }
}

const skipOf = (form: NumberForm): number => (form === 'hex' ? OP.skipHex : OP.skipNumber);

/** Names come from within lines, so a newline cannot be part of one. */
const pathKey = (sources: readonly string[], name: string): string =>
  sources.length === 0 ? name : `${sources.join('\n')}\n${name}`;
