import { AGGREGATE_KINDS } from '../model/aggregate-kind.ts';
import { CLEAR_UNKNOWN, type ClearRule, clearByWriting } from '../model/clear-rule.ts';
import type { Descriptor, KeyDescriptor, StateName } from '../model/descriptor.ts';
import { KINDS, type Kind } from '../model/kind.ts';
import { decodeName } from '../model/stat-path.ts';
import { VALUE_TYPES, WIDTHS } from '../model/value-type.ts';
import { DIMENSIONS, type Unit } from '../units/unit.ts';
import { decodeWord } from './encoded-word.ts';

/** What is said of a value; what is left out nothing was said about. */
export type ToldDescriptor = Partial<Omit<Descriptor, 'name'>>;

type Told = { -readonly [K in keyof ToldDescriptor]: ToldDescriptor[K] };

/** As many as a table can have. */
const MAX_KEYS = 2;
/** Beyond what any reader takes. */
const MAX_EXPONENT = 32_767;

/** The lines of a `.schema` about one value, taken one by one. Those that say nothing that can be are passed over. */
export class StatsfsMetric {
  #name: string | undefined;
  readonly #told: Told = {};
  readonly #keys: KeyDescriptor[] = [];
  readonly #states: StateName[] = [];

  get name(): string | undefined {
    return this.#name;
  }

  get told(): ToldDescriptor {
    return {
      ...this.#told,
      ...(this.#keys.length > 0 && { keys: this.#keys }),
      ...(this.#states.length > 0 && { states: this.#states }),
    };
  }

  take(word: string, rest: string): void {
    if (word.startsWith('CLEAR')) set(this.#told, 'clear', parseClear(word, rest));
    else this.#take(word, rest);
  }

  #take(word: string, rest: string): void {
    const told = this.#told;
    switch (word) {
      case 'NAME':
        this.#name ??= decodeName(rest);
        return;
      case 'FLAG':
        set(told, 'kind', parseKind(rest));
        return;
      case 'TYPE':
        set(told, 'type', oneOf(VALUE_TYPES, rest));
        return;
      case 'WIDTH':
        set(told, 'width', oneOf(WIDTHS, Number(rest)));
        return;
      case 'UNIT':
        set(told, 'unit', parseUnit(rest));
        return;
      case 'KEY':
        if (this.#keys.length < MAX_KEYS) this.#keys.push(...parseKey(rest));
        return;
      case 'STATE':
        this.#states.push(...parseState(rest));
        return;
      case 'AGGREGATE':
        set(told, 'aggregate', oneOf(AGGREGATE_KINDS, rest));
        return;
      case 'STEPS':
        if (rest === 'BACK') told.stepsBack = true;
        return;
      case 'DESC':
        told.description = decodeName(rest);
        return;
      case 'REF':
        told.reference = decodeName(rest);
        return;
    }
  }
}

/** A word, and what follows the space behind it. */
export function parted(line: string): readonly [word: string, rest: string] {
  const space = line.indexOf(' ');
  return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
}

function set<K extends keyof Told>(told: Told, key: K, value: Told[K]): void {
  if (value !== undefined) told[key] = value;
}

const oneOf = <T>(words: readonly T[], word: unknown): T | undefined =>
  words.find((known) => known === word);

/** GAUGE is what the follow-up of 2020 calls a floating value. */
const parseKind = (word: string): Kind | undefined =>
  word === 'GAUGE' ? 'floating' : KINDS.find((kind) => kind.toUpperCase() === word);

function parseUnit(rest: string): Unit | undefined {
  const parts = /^(\w+) (2|10)\^(-?\d{1,5})(?: (.*))?$/s.exec(rest);
  const dimension = oneOf(DIMENSIONS, parts?.[1]);
  const exponent = Number(parts?.[3]);
  if (dimension === undefined || !(Math.abs(exponent) <= MAX_EXPONENT)) return undefined;
  const radix = parts?.[2] === '2' ? 2 : 10;
  return { dimension, radix, exponent, noun: decodeName(parts?.[4] ?? '') };
}

function parseKey(rest: string): KeyDescriptor[] {
  const [name, type] = parted(rest);
  return type === 'int' || type === 'string' ? [{ name: decodeWord(name), type }] : [];
}

function parseState(rest: string): StateName[] {
  const [digits, name] = parted(rest);
  const number = Number(digits);
  if (!/^-?\d{1,16}$/.test(digits) || !Number.isSafeInteger(number)) return [];
  return [{ number, name: decodeName(name) }];
}

function parseClear(word: string, rest: string): ClearRule | undefined {
  switch (word) {
    case 'CLEAR':
      return clearByWriting(decodeName(rest));
    case 'CLEAR-FILE': {
      const [file, text] = parted(rest);
      return file === '' ? undefined : clearByWriting(decodeName(text), decodeWord(file));
    }
    case 'CLEAR-TRUNCATE':
      return rest === '' ? undefined : { kind: 'truncate', file: decodeName(rest) };
    case 'CLEAR-PRIVATE':
      return { kind: 'private' };
    case 'CLEAR-UNKNOWN':
      return CLEAR_UNKNOWN;
    default:
      return undefined;
  }
}
