/*
 * Values of the stock types of stats_fs, and those that programs ask for by name. A value of field `name` reads and
 * clears `base[name]`; with `get` it reads what that gives.
 *
 *   counter('requests')                      base.requests, cumulative, cleared by setting it to 0
 *   u32('pid', { kind: 'floating' })         base.pid modulo 2^32
 *   gauge('load', { get: (s) => s.load() })  floating, so it cannot be cleared
 */
import {
  type AggregateKind,
  CLEAR_BY_ZERO,
  createDescriptor,
  type Descriptor,
  type Kind,
  NO_CLEAR,
  type ValueType,
  type Width,
} from '../model/index.ts';
import type { Quantity } from './quantity.ts';
import type { CustomFold, Read, ValueDef } from './value-def.ts';

/** What may be said of a value besides its name and type. */
export interface ValueFacts {
  readonly kind?: Kind;
  readonly unit?: Descriptor['unit'];
  readonly description?: string;
  readonly reference?: string;
  readonly states?: Descriptor['states'];
  readonly stepsBack?: boolean;
  /** Of a source that has no base of its own; sum unless something else is said, as in KVM. */
  readonly aggregate?: AggregateKind;
  /** Overrides the default: 0444 where it is floating or has no `clear`, else 0644. */
  readonly mode?: number;
}

/** What a client makes of all bases below instead of a fold. */
export interface CustomFacts<B> {
  readonly custom?: CustomFold<B>;
  /** Where that is a table: its keys, those of the value itself when left out. */
  readonly customKeys?: Descriptor['keys'];
}

export interface ValueAccess<B> extends ValueFacts, CustomFacts<B> {
  readonly get: (base: B) => Quantity;
  /** Left out: it cannot be cleared. */
  readonly clear?: (base: B) => void;
}

export interface StockType {
  <N extends string>(name: N, facts?: ValueFacts): ValueDef<Record<N, Quantity>>;
  <B>(name: string, access: ValueAccess<B>): ValueDef<B>;
}

const READABLE = 0o444;
const CLEARABLE = 0o644;
const WRITE_BITS = 0o222;

/** @throws nothing: what a value is wrong about shows when it is read. */
export function defineValue<B>(
  name: string,
  type: { readonly type: ValueType; readonly width?: Width; readonly kind?: Kind },
  facts: ValueFacts & CustomFacts<B>,
  read: Read<B>,
  clear: ((base: B) => void) | undefined,
): ValueDef<B> {
  const kind = facts.kind ?? type.kind ?? 'cumulative';
  const mode = facts.mode ?? (kind === 'floating' || clear === undefined ? READABLE : CLEARABLE);
  const { unit, description, reference, states, stepsBack } = facts;
  const descriptor = createDescriptor(name, {
    type: type.type,
    kind,
    width: type.width ?? 64,
    ...(unit && { unit }),
    ...(description && { description }),
    ...(reference && { reference }),
    ...(states && { states }),
    ...(stepsBack && { stepsBack }),
    // The rule of stats_fs: writing 0 clears, and nothing else does.
    clear: (mode & WRITE_BITS) === 0 ? NO_CLEAR : CLEAR_BY_ZERO,
  });
  return {
    descriptor,
    read,
    clear,
    mode,
    aggregate: facts.custom ? 'custom' : (facts.aggregate ?? 'sum'),
    custom: facts.custom,
    customKeys: facts.customKeys ?? [],
  };
}

const stock = (type: ValueType, width: Width = 64, kind: Kind = 'cumulative'): StockType => {
  function define<N extends string>(name: N, facts?: ValueFacts): ValueDef<Record<N, Quantity>>;
  function define<B>(name: string, access: ValueAccess<B>): ValueDef<B>;
  function define(
    name: string,
    given: ValueFacts | ValueAccess<Record<string, Quantity>> = {},
  ): ValueDef<Record<string, Quantity>> {
    const of = { type, width, kind };
    if ('get' in given)
      return defineValue(name, of, given, { kind: 'one', get: given.get }, given.clear);
    const get = (base: Record<string, Quantity>): Quantity => base[name] ?? missing(name);
    const clear = (base: Record<string, Quantity>): void => {
      base[name] = zeroLike(base[name]);
    };
    return defineValue(name, of, given, { kind: 'one', get }, clear);
  }
  return define;
};

function missing(name: string): never {
  throw new RangeError(`The base has no field ${name}`);
}

/** 0 in the type that the program keeps. */
function zeroLike(quantity: Quantity | undefined): Quantity {
  switch (typeof quantity) {
    case 'bigint':
      return 0n;
    case 'boolean':
      return false;
    case 'string':
      return '';
    default:
      return 0;
  }
}

export const u8 = stock('u64', 8);
export const u16 = stock('u64', 16);
export const u32 = stock('u64', 32);
export const u64 = stock('u64');
export const s8 = stock('s64', 8);
export const s16 = stock('s64', 16);
export const s32 = stock('s64', 32);
export const s64 = stock('s64');
export const bool = stock('bool', 8);
export const f64 = stock('f64');
export const text = stock('text', 64, 'floating');

/** An unsigned number that only grows. */
export const counter = stock('u64');
/** A number that goes both ways, exact as far as doubles are. */
export const gauge = stock('f64', 64, 'floating');
/** The highest that was seen. */
export const peak = stock('u64', 64, 'peak');
