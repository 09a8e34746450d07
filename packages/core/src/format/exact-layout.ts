import type { KeyDescriptor, StateName } from '../model/descriptor.ts';
import type { ValueType } from '../model/value-type.ts';
import { createWords, setInteger } from '../model/words.ts';
import { EXACT_OP, type ExactOp } from './exact-op.ts';
import { type LaidOutValue, type LayoutOutcome, unrecognised } from './layout.ts';
import type { Span } from './lines.ts';
import { hashBytes, scanExactly } from './scan-exact.ts';
import { OP, OP_BITS } from './scan-plan.ts';

/** A file of one value does not know its own name; whoever walks it does. */
const VALUE_NAME = 'value';
const encoder = new TextEncoder();
const ignoreText = (): void => undefined;

/** The cells of a value, in the order in which they were added. */
export interface ExactCells {
  readonly type: ValueType;
  readonly keys: readonly KeyDescriptor[];
  /** For one key its ids, for two those of `LaidOutValue.rows`; of no interest without keys. */
  readonly ids: readonly string[];
}

/** Collects the plan of a file that is one value, for `scanExactly`: called in file order, for what may change. */
export class ExactLayout {
  readonly #bytes: Uint8Array;
  readonly #steps: number[] = [OP.exactly];
  /** Up to where the steps have come. */
  #at = 0;
  #slots = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A cell: all of the span is its figure or its text. */
  cell(span: Span, op: ExactOp): void {
    this.#goTo(span.from);
    this.#steps.push(op);
    this.#at = span.to;
    this.#slots++;
  }

  /** A cell that says the name of a state. @returns false when two names cannot be told apart. */
  state(span: Span, states: readonly StateName[]): boolean {
    const table = states.map(stateSteps);
    const isAmbiguous = table.some(([hash, length], i) =>
      table.slice(0, i).some((before) => before[0] === hash && before[1] === length),
    );
    this.cell(span, EXACT_OP.state);
    this.#steps.pop();
    this.#steps.push(EXACT_OP.state | (states.length << OP_BITS), ...table.flat());
    return !isAmbiguous;
  }

  /** What stands from here to the end of its line is not looked at. */
  skipLine({ from, to }: Span): void {
    this.#goTo(from);
    this.#steps.push(EXACT_OP.skipLine);
    this.#at = to;
  }

  build({ type, keys, ids }: ExactCells): LayoutOutcome {
    this.#goTo(this.#bytes.length);
    const steps = Uint32Array.from(this.#steps);
    const slotCount = this.#slots;
    const words = createWords(slotCount);
    const hash = scanExactly(this.#bytes, 0, this.#bytes.length, steps, words, 0, ignoreText);
    if (hash < 0) return unrecognised(`expected a value of type ${type}`);
    const value: LaidOutValue = {
      sources: [],
      name: VALUE_NAME,
      type,
      keys: keys.map((key) => ({ ...key, ids: keys.length === 1 ? ids : [] })),
      ...(keys.length > 1 && { rows: ids }),
      firstSlot: 0,
      slotCount,
      description: '',
    };
    return { kind: 'layout', layout: { values: [value], slotCount, plan: { steps, hash } } };
  }

  /** What lies between here and there must stay as it is. */
  #goTo(position: number): void {
    const length = position - this.#at;
    if (length > 0) this.#steps.push(EXACT_OP.bytes | (length << OP_BITS));
    this.#at = position;
  }
}

function stateSteps({ number, name }: StateName): readonly number[] {
  const bytes = encoder.encode(name);
  const words = createWords(1);
  setInteger(words, 0, BigInt(number));
  return [hashBytes(bytes, 0, bytes.length) >>> 0, bytes.length, words[0] ?? 0, words[1] ?? 0];
}
