/*
 * The scanner: the one function that every sweep runs over every file.
 *
 *   bytes   S C H E D :     7 6 1 5 8   7 2 8 8 6 \n   R C U :     5 5 2 7 7   7 1 9 8 7 \n
 *   steps   label(5)        u64(2)                     label(3)    u64(2)
 *   hash    SCHED     :                           \n   RCU   :                           \n
 *
 * Before a label or a number, blanks are passed over and marks go into the hash, as labels do; a label or a number ends at a
 * blank, at a mark or with the file, unless the plan says that a word touches it. What stands inside a label is all label,
 * blanks and marks included. With a mark goes how far the plan has come, so that a number cannot change lines.
 *
 * The file has kept its shape when each step found what it says, nothing is left over, and the hash is the plan's. Newlines
 * are marks, so a file cut off inside its last number is noticed by the missing line end. A file that was laid out without
 * a last line end cannot be checked that way: there, half a number looks like a number.
 */
import { BYTE_CLASS, COLON, MARK, NEWLINE, WORD } from './byte-class.ts';
import { isBlank } from './lines.ts';
import { readGuestName } from './qemu-guest-name.ts';
import { scanExactly } from './scan-exact.ts';
import { hexEnd, scanHex, stepOverHex } from './scan-hex.ts';
import { numberEnd, scanF64, scanS64, scanU64, stepOverNumber } from './scan-number.ts';
import {
  FIRST_BINARY_OP,
  FIRST_LINE_OP,
  FIRST_SKIP_OP,
  FIRST_WORD_OP,
  FNV_OFFSET,
  OP,
  OP_BITS,
  OP_MASK,
  type ScanPlan,
  TOUCHED,
} from './scan-plan.ts';
import { nextWordAt, taskNameAt } from './scan-task.ts';
import { nameText, readFileText, readLineText } from './text.ts';

export type ScanOutcome = 'ok' | 'reshaped';

const FNV_PRIME = 0x01000193;
const RESHAPED = -1;
const U64_BYTES = 8;

/**
 * Reads the values of a file into consecutive slots, in the order of its layout, without allocating. Slots of text are left
 * alone, their strings go to `onText`. After `'reshaped'` slots may hold half of what the file said: they are no samples.
 */
export function scanFile(
  bytes: Uint8Array,
  start: number,
  end: number,
  plan: ScanPlan,
  words: Uint32Array,
  firstSlot: number,
  onText: (slot: number, text: string) => void,
): ScanOutcome {
  const hash = scanSteps(bytes, start, end, plan.steps, words, firstSlot, onText);
  return hash === plan.hash ? 'ok' : 'reshaped';
}

/** @returns the hash of labels and marks, unsigned; −1 as soon as a step does not find what it says. */
export function scanSteps(
  bytes: Uint8Array,
  start: number,
  end: number,
  steps: Uint32Array,
  words: Uint32Array,
  firstSlot: number,
  onText: (slot: number, text: string) => void,
): number {
  if (((steps[0] ?? 0) & OP_MASK) === OP.exactly) {
    return scanExactly(bytes, start, end, steps, words, firstSlot, onText);
  }
  // Locals, for bundlers turn constants into variables that are read anew each time: measured, 7 % of the whole.
  const classes = BYTE_CLASS;
  const word = WORD;
  const mark = MARK;
  const prime = FNV_PRIME;
  const { label, u64, skipLine, textFile, taskName, u64Bytes, guestName } = OP;
  const touchedLabel = label | TOUCHED;
  let hash = FNV_OFFSET;
  let at = start;
  let slot = firstSlot;
  for (let k = 0; k < steps.length; k++) {
    const step = steps[k] ?? 0;
    const op = step & OP_MASK;
    const count = step >>> OP_BITS;
    if (op >= FIRST_LINE_OP) {
      if (op >= FIRST_BINARY_OP) {
        if (op === guestName) {
          const text = readGuestName(bytes, at, end);
          if (text === undefined) return RESHAPED;
          onText(slot++, text);
          at = end;
          continue;
        }
        const to = at + (op === u64Bytes ? U64_BYTES * count : count);
        if (to > end) return RESHAPED;
        if (op === u64Bytes) {
          copyU64(bytes, at, to, words, slot);
          slot += count;
        }
        at = to;
        continue;
      }
      if (op >= FIRST_WORD_OP) {
        const span = op === taskName ? taskNameAt(bytes, at, end) : nextWordAt(bytes, at, end);
        if (span === undefined) return RESHAPED;
        onText(slot++, nameText(bytes, span.from, span.to));
        at = op === taskName ? span.to + 1 : span.to;
        continue;
      }
      const to = op === textFile ? end : lineEnd(bytes, at, end);
      if (op !== skipLine) {
        const text = op === textFile ? readFileText(bytes, at, to) : textBehindMark(bytes, at, to);
        if (text === undefined) return RESHAPED;
        onText(slot++, text);
      }
      at = to;
      continue;
    }
    for (let left = op === label ? 1 : count; left > 0; left--) {
      for (; at < end; at++) {
        const byte = bytes[at] ?? 0;
        // Most of a padded table is spaces: measured, a sixth less time.
        if (byte === 0x20) continue;
        const kind = classes[byte];
        if (kind === word) break;
        if (kind === mark) hash = Math.imul(hash ^ byte ^ (left << 8) ^ (k << 20), prime);
      }
      if (at >= end) return RESHAPED;
      if (op === u64) {
        at = scanU64(bytes, at, end, words, slot++);
      } else if (op === label) {
        const to = at + count;
        if (to > end || (to < end && classes[bytes[to] ?? 0] === word)) return RESHAPED;
        hash = hashLabel(bytes, at, to, hash);
        at = to;
      } else if (op === touchedLabel) {
        const to = at + count;
        if (to >= end || classes[bytes[to] ?? 0] !== word) return RESHAPED;
        hash = hashLabel(bytes, at, to, hash);
        at = to;
        // Its count is of bytes.
        left = 1;
      } else {
        at = scanRare(op, bytes, at, end, words, slot);
        if ((op & ~TOUCHED) < FIRST_SKIP_OP) slot++;
      }
      if (at < 0) return RESHAPED;
    }
  }
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    const kind = classes[byte];
    if (kind === word) return RESHAPED;
    if (kind === mark) hash = Math.imul(hash ^ byte, prime);
  }
  return hash >>> 0;
}

/**
 * FNV-1a by words of four bytes: measured, 12 to 20 % of the whole less than by bytes. The last word overlaps the one before
 * it, which spares a loop; the shift carries high bytes down, where the plain product lets changes in two of them cancel.
 */
function hashLabel(bytes: Uint8Array, from: number, to: number, seed: number): number {
  const prime = FNV_PRIME;
  let hash = seed;
  let at = from;
  if (to - from < 4) {
    for (; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), prime);
    return hash;
  }
  const last = to - 4;
  for (; at < last; at += 4) {
    hash = Math.imul(hash ^ wordAt(bytes, at), prime);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ wordAt(bytes, last), prime);
  return hash ^ (hash >>> 15);
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) |
  ((bytes[at + 1] ?? 0) << 8) |
  ((bytes[at + 2] ?? 0) << 16) |
  ((bytes[at + 3] ?? 0) << 24);

/** Apart from the common u64, to keep the loop above small enough for the compiler to inline that one. */
function scanRare(
  op: number,
  bytes: Uint8Array,
  at: number,
  end: number,
  words: Uint32Array,
  slot: number,
): number {
  if (op === OP.f64) return scanF64(bytes, at, end, words, slot);
  if (op === OP.s64) return scanS64(bytes, at, end, words, slot);
  if (op === OP.hex) return scanHex(bytes, at, end, words, slot);
  if (op === OP.skipNumber) return stepOverNumber(bytes, at, end);
  if (op === OP.skipHex) return stepOverHex(bytes, at, end);
  return scanTouched(op & ~TOUCHED, bytes, at, end, words, slot);
}

/** The same for a number that a word touches: it is all there is up to its last digit. */
function scanTouched(
  op: number,
  bytes: Uint8Array,
  at: number,
  end: number,
  words: Uint32Array,
  slot: number,
): number {
  const isHex = op === OP.hex || op === OP.skipHex;
  const to = isHex ? hexEnd(bytes, at, end) : numberEnd(bytes, at, end);
  if (to >= end || BYTE_CLASS[bytes[to] ?? 0] !== WORD) return RESHAPED;
  if (op === OP.u64) return scanU64(bytes, at, to, words, slot);
  return scanRare(op, bytes, at, to, words, slot);
}

/**
 * Little-endian, as the hosts are that have KVM's binary statistics; a slot has its low half first. Through a view, which
 * takes half as long as byte by byte (measured, 140 numbers).
 */
function copyU64(
  bytes: Uint8Array,
  from: number,
  to: number,
  words: Uint32Array,
  slot: number,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, to - from);
  const count = (to - from) / 4;
  for (let i = 0; i < count; i++) words[2 * slot + i] = view.getUint32(4 * i, true);
}

function lineEnd(bytes: Uint8Array, from: number, end: number): number {
  const newline = bytes.indexOf(NEWLINE, from);
  return newline < 0 || newline > end ? end : newline;
}

/** Layouts see to it that a text which has no mark before it does not begin with one either. */
function textBehindMark(bytes: Uint8Array, from: number, end: number): string | undefined {
  let at = from;
  while (at < end && isBlank(bytes[at])) at++;
  const hasMark = at < end && BYTE_CLASS[bytes[at] ?? 0] === MARK;
  // Of `key:: text` the first colon is part of the key, which was another one when this was laid out.
  if (at === from && bytes[at] === COLON && bytes[at + 1] === COLON) return undefined;
  return readLineText(bytes, hasMark ? at + 1 : at, end);
}
