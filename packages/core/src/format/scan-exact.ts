/*
 * The scanner for what programs print to be read by programs: metricfs, and the files of a mounted statsfs. Blanks are part
 * of a key there, so no byte is passed over: between the numbers all must be as it was.
 *
 *   bytes   l o   4 3 9 4 4 3 0 6 0 8 \n e t h 0   7 \n
 *   steps   3     u64                 6              u64 1
 *   hash    l o                       \n e t h 0     \n
 */
import { setF64 } from '../model/words.ts';
import { NEWLINE } from './byte-class.ts';
import { EXACT_OP, STATE_STEPS } from './exact-op.ts';
import { unescapeMetricfs } from './metricfs-escape.ts';
import { NOT_A_NUMBER, scanF64, scanS64, scanU64 } from './scan-number.ts';
import { FNV_OFFSET, OP_BITS, OP_MASK } from './scan-plan.ts';
import { textAsIs } from './text-as-is.ts';

const FNV_PRIME = 0x01000193;
const RESHAPED = -1;
/** What `String` makes of a double that the kernel's way of writing has no form for. */
const DOUBLE = /^(?:-?(?:\d+(?:\.\d+)?(?:e[+-]\d+)?|Infinity)|NaN)$/;
const ascii = new TextDecoder();

/** FNV-1a. @param seed what the bytes before came to. */
export function hashBytes(bytes: Uint8Array, from: number, to: number, seed = FNV_OFFSET): number {
  let hash = seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), FNV_PRIME);
  return hash;
}

/**
 * As `scanSteps`, whose steps these are from the second one on. Numbers are read without allocating.
 * @returns the hash of what must be as it was, unsigned; −1 as soon as a step does not find what it says.
 */
export function scanExactly(
  bytes: Uint8Array,
  start: number,
  end: number,
  steps: Uint32Array,
  words: Uint32Array,
  firstSlot: number,
  onText: (slot: number, text: string) => void,
): number {
  let hash = FNV_OFFSET;
  let at = start;
  let slot = firstSlot;
  for (let k = 1; k < steps.length; k++) {
    const step = steps[k] ?? 0;
    const op = step & OP_MASK;
    const count = step >>> OP_BITS;
    switch (op) {
      case EXACT_OP.bytes: {
        const to = at + count;
        if (to > end) return RESHAPED;
        hash = hashBytes(bytes, at, to, hash);
        at = to;
        break;
      }
      case EXACT_OP.u64:
        at = scanU64(bytes, at, end, words, slot++);
        break;
      case EXACT_OP.s64:
        at = scanS64(bytes, at, end, words, slot++);
        break;
      case EXACT_OP.f64:
        at = scanDouble(bytes, at, lineEnd(bytes, at, end), words, slot++);
        break;
      case EXACT_OP.state:
        at = scanState(bytes, at, lineEnd(bytes, at, end), steps, k, words, slot++);
        k += STATE_STEPS * count;
        break;
      default: {
        const to = op === EXACT_OP.textFile ? end : lineEnd(bytes, at, end);
        if (op !== EXACT_OP.skipLine) {
          const text = textAsIs(bytes, at, to);
          onText(slot++, op === EXACT_OP.escapedLine ? unescapeMetricfs(text) : text);
        }
        at = to;
      }
    }
    if (at < 0) return RESHAPED;
  }
  return at === end ? hash >>> 0 : RESHAPED;
}

function lineEnd(bytes: Uint8Array, from: number, end: number): number {
  const newline = bytes.indexOf(NEWLINE, from);
  return newline < 0 || newline > end ? end : newline;
}

/** Stores the double that a whole line says. @returns the position behind it, or NOT_A_NUMBER. */
export function scanDouble(
  bytes: Uint8Array,
  at: number,
  to: number,
  words: Uint32Array,
  slot: number,
): number {
  if (scanF64(bytes, at, to, words, slot) === to) return to;
  const text = ascii.decode(bytes.subarray(at, to));
  if (!DOUBLE.test(text)) return NOT_A_NUMBER;
  setF64(words, slot, Number(text));
  return to;
}

/** @param k where the step itself stands. */
function scanState(
  bytes: Uint8Array,
  at: number,
  to: number,
  steps: Uint32Array,
  k: number,
  words: Uint32Array,
  slot: number,
): number {
  const hash = hashBytes(bytes, at, to) >>> 0;
  const length = to - at;
  const count = (steps[k] ?? 0) >>> OP_BITS;
  for (let i = k + 1; i <= k + STATE_STEPS * count; i += STATE_STEPS) {
    if (steps[i] !== hash || steps[i + 1] !== length) continue;
    words[2 * slot] = steps[i + 2] ?? 0;
    words[2 * slot + 1] = steps[i + 3] ?? 0;
    return to;
  }
  // A number that has no name is printed as it is.
  const signed = scanS64(bytes, at, to, words, slot);
  return signed === to ? to : scanU64(bytes, at, to, words, slot);
}
