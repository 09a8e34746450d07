import {
  compareU64,
  type Descriptor,
  f64At,
  growth,
  hasRate,
  numberAt,
  type ValueType,
  type Width,
} from '../model/index.ts';

/** What the descriptor of a value says about how it may move. A descriptor is one. */
export type StepRules = Pick<Descriptor, 'type' | 'kind' | 'width' | 'stepsBack'>;

/** How a counter moved; `none` where the value is no counter or no number. */
export type Move = 'grew' | 'wrapped' | 'stepped-back' | 'fell' | 'none';

const NEAR_TOP = 15 / 16;
/** No counter grows by more in one step; a 64-bit "wrap" beyond it is a negative number printed unsigned. */
const MAX_WRAP_BITS = 53;

/** Divided in this order, a growth of 412 in one second stays 412. */
export const perSecond = (growth: number, elapsedUs: number): number => growth / (elapsedUs / 1e6);

export function moveBetween(
  a: Uint32Array,
  slotA: number,
  b: Uint32Array,
  slotB: number,
  rules: StepRules,
): Move {
  if (!hasRate(rules.kind)) return 'none';
  switch (rules.type) {
    case 'u64':
    case 's64':
      if (compareIntegers(rules.type, b, slotB, a, slotA) >= 0) return 'grew';
      break;
    case 'f64': {
      const difference = f64At(b, slotB) - f64At(a, slotA);
      if (!Number.isFinite(difference)) return 'none';
      if (difference >= 0) return 'grew';
      return rules.stepsBack ? 'stepped-back' : 'fell';
    }
    case 'bool':
    case 'text':
      return 'none';
  }
  if (hasWrapped(a, slotA, b, slotB, rules)) return 'wrapped';
  return rules.stepsBack ? 'stepped-back' : 'fell';
}

/** Growth in the raw number, exact below 2^53. NaN where a move has none. */
export function growthOf(
  move: Move,
  a: Uint32Array,
  slotA: number,
  b: Uint32Array,
  slotB: number,
  rules: StepRules,
): number {
  switch (move) {
    case 'grew':
      return rules.type === 'f64' ? f64At(b, slotB) - f64At(a, slotA) : growth(b, slotB, a, slotA);
    case 'wrapped':
      return growthWithin(rules.width, a, slotA, b, slotB);
    case 'stepped-back':
      return 0;
    case 'fell':
    case 'none':
      return Number.NaN;
  }
}

/** A counter has wrapped when it fell from near the top of its declared range by growing a little past it. */
function hasWrapped(
  a: Uint32Array,
  slotA: number,
  b: Uint32Array,
  slotB: number,
  rules: StepRules,
): boolean {
  const isSigned = rules.type === 's64';
  if (positionIn(rules.width, isSigned, a, slotA) < NEAR_TOP) return false;
  if (positionIn(rules.width, isSigned, b, slotB) < 0) return false;
  const small = 2 ** Math.min(rules.width - 4, MAX_WRAP_BITS);
  return growthWithin(rules.width, a, slotA, b, slotB) < small;
}

function growthWithin(
  width: Width,
  a: Uint32Array,
  slotA: number,
  b: Uint32Array,
  slotB: number,
): number {
  if (width === 64) return growth(b, slotB, a, slotA);
  const low = ((b[2 * slotB] ?? 0) - (a[2 * slotA] ?? 0)) >>> 0;
  return width === 32 ? low : low & (2 ** width - 1);
}

/** Where a value stands in the range of its variable, from 0 up to but not 1; −1 when it does not fit into it. */
function positionIn(width: Width, isSigned: boolean, words: Uint32Array, slot: number): number {
  const lo = words[2 * slot] ?? 0;
  const hi = words[2 * slot + 1] ?? 0;
  if (width === 64) return ((isSigned ? hi ^ 0x80000000 : hi) >>> 0) / 2 ** 32;
  const value = isSigned ? lo | 0 : lo;
  const extension = value < 0 ? 0xffffffff : 0;
  if (hi !== extension) return -1;
  const position = (value + (isSigned ? 2 ** (width - 1) : 0)) / 2 ** width;
  return position < 1 ? Math.max(position, -1) : -1;
}

/** next − previous of a value that goes both ways, exact below 2^53. NaN for text. */
export function differenceBetween(
  a: Uint32Array,
  slotA: number,
  b: Uint32Array,
  slotB: number,
  type: ValueType,
): number {
  if (type === 'text') return Number.NaN;
  if (type === 'f64' || type === 'bool') return numberAt(b, slotB, type) - numberAt(a, slotA, type);
  return compareIntegers(type, b, slotB, a, slotA) >= 0
    ? growth(b, slotB, a, slotA)
    : -growth(a, slotA, b, slotB);
}

function compareIntegers(
  type: 'u64' | 's64',
  a: Uint32Array,
  slotA: number,
  b: Uint32Array,
  slotB: number,
): number {
  if (type === 'u64') return compareU64(a, slotA, b, slotB);
  const hiA = (a[2 * slotA + 1] ?? 0) | 0;
  const hiB = (b[2 * slotB + 1] ?? 0) | 0;
  return hiA === hiB ? compareU64(a, slotA, b, slotB) : hiA - hiB;
}
