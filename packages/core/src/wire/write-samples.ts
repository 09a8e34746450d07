/*
 * One sweep as bytes; WIRE.md has the layout. The sender keeps the readings as they were last sent, and a delta is the
 * difference to those. Writing changes nothing: only a frame that exists counts as sent (`rememberSent`), because a
 * text too long or a frame too large would otherwise leave readers behind for good.
 */
import { NO_DATA, READ_OK, type Readings } from '../model/readings.ts';
import type { Schema } from '../model/schema.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type SweepHeader, startUs, writeSweepHeader } from './sweep-header.ts';

const DELTA = 0;
export const KEYFRAME = 1;

export interface SamplesInput {
  readonly schema: Schema;
  readonly header: SweepHeader;
  /** What the sweep found. */
  readonly current: Readings;
  /** What readers already have; brought up to `current` by sending a delta. */
  readonly sent: Readings;
  /** Files read (or tried) in this sweep, by index, ascending. Those that have gone meanwhile are passed over. */
  readonly filesRead: readonly number[];
}

/** Slots that are not as readers have them, ascending, of files that this sweep read well. */
export interface Changes {
  readonly slots: Uint32Array;
  /** Those whose string differs. */
  readonly texts: readonly number[];
}

/** @param scratch room for one more slot than the schema has; the result borrows it until the next call. */
export const findChanges = (input: SamplesInput, scratch: Uint32Array): Changes => ({
  slots: changedSlots(input, scratch),
  texts: changedTexts(input),
});

/** Only what changed since the last delta. */
export function writeDelta(writer: ByteWriter, input: SamplesInput, changes: Changes): void {
  writer.u8(DELTA);
  writer.varint(input.schema.generation);
  writer.varint(input.sent.sequence);
  writeSweepHeader(writer, input.header);
  writeFilesRead(writer, input);
  writer.slotDeltas(changes.slots, input.current.words, input.sent.words);
  writer.varint(0);
  writeTexts(writer, input.current, changes.texts);
}

/** Everything that readers of the last delta have: for one who joins. */
export function writeKeyframe(writer: ByteWriter, input: Omit<SamplesInput, 'current'>): void {
  const { schema, header, sent } = input;
  writer.u8(KEYFRAME);
  writer.varint(schema.generation);
  writer.words(sent.words, 2 * schema.slotCount);
  writer.varint(sent.sequence);
  writeSweepHeader(writer, header);
  const files = [...schema.files.keys()];
  let previousUs = startUs(header);
  for (const file of files) {
    if (schema.files[file] === undefined) continue;
    const readUs = sent.readUs[file] ?? 0;
    writer.varint(sent.status[file] ?? NO_DATA);
    writer.signedVarint(readUs - previousUs);
    previousUs = readUs;
  }
  writeTexts(writer, sent, slotsOfFiles(schema, files, [...sent.texts.keys()]));
}

/** Brings `sent` up to what a delta has told. */
export function rememberSent(input: SamplesInput, changes: Changes): void {
  const { schema, header, current, sent, filesRead } = input;
  for (const file of filesRead) {
    if (schema.files[file] === undefined) continue;
    const status = current.status[file] ?? NO_DATA;
    sent.status[file] = status;
    if (status === READ_OK) sent.readUs[file] = readUsOf(current, file);
  }
  for (const slot of changes.slots) {
    sent.words[2 * slot] = current.words[2 * slot] ?? 0;
    sent.words[2 * slot + 1] = current.words[2 * slot + 1] ?? 0;
  }
  for (const slot of changes.texts) sent.texts.set(slot, current.texts.get(slot) ?? '');
  sent.sequence = header.sequence;
}

function changedSlots(
  { schema, current, sent, filesRead }: SamplesInput,
  scratch: Uint32Array,
): Uint32Array {
  const next = current.words;
  const base = sent.words;
  let count = 0;
  for (const index of filesRead) {
    const file = schema.files[index];
    if (file === undefined || current.status[index] !== READ_OK) continue;
    const end = file.firstSlot + file.slotCount;
    for (let slot = file.firstSlot; slot < end; slot++) {
      const lo = 2 * slot;
      const hi = lo + 1;
      const differs = ((next[lo] ?? 0) ^ (base[lo] ?? 0)) | ((next[hi] ?? 0) ^ (base[hi] ?? 0));
      // Counts without a branch, which would be mispredicted at every fifth slot: a sign is set unless both words are equal.
      scratch[count] = slot;
      count += (differs | -differs) >>> 31;
    }
  }
  return scratch.subarray(0, count);
}

function changedTexts({ schema, current, sent, filesRead }: SamplesInput): number[] {
  const changed: number[] = [];
  for (const [slot, text] of current.texts) {
    if (sent.texts.get(slot) !== text) changed.push(slot);
  }
  if (changed.length === 0) return changed;
  const files = filesRead.filter((file) => current.status[file] === READ_OK);
  return slotsOfFiles(schema, files, changed);
}

/** Read times are told in whole microseconds, and remembered as they are told. */
const readUsOf = (readings: Readings, file: number): number =>
  Math.round(readings.readUs[file] ?? 0);

function writeFilesRead(writer: ByteWriter, input: SamplesInput): void {
  const { schema, header, current, sent, filesRead } = input;
  let previousFile = -1;
  let previousUs = startUs(header);
  for (const file of filesRead) {
    if (schema.files[file] === undefined) continue;
    if (file <= previousFile) throw new RangeError(`File ${file} read after ${previousFile}`);
    const status = current.status[file] ?? NO_DATA;
    const hasChanged = status !== sent.status[file];
    writer.varint(2 * (file - previousFile) + (hasChanged ? 1 : 0));
    if (hasChanged) writer.varint(status);
    if (status === READ_OK) {
      const readUs = readUsOf(current, file);
      writer.signedVarint(readUs - previousUs);
      previousUs = readUs;
    }
    previousFile = file;
  }
  writer.varint(0);
}

function writeTexts(writer: ByteWriter, readings: Readings, slots: readonly number[]): void {
  let previous = -1;
  for (const slot of slots) {
    writer.varint(slot - previous);
    writer.string(readings.texts.get(slot) ?? '');
    previous = slot;
  }
  writer.varint(0);
}

/** Those of `slots` that lie within `files`, ascending: texts of a file that has gone stay behind in the readings. */
function slotsOfFiles(schema: Schema, files: readonly number[], slots: number[]): number[] {
  slots.sort((a, b) => a - b);
  const within: number[] = [];
  let at = 0;
  for (const index of files) {
    const file = schema.files[index];
    if (file === undefined) continue;
    const end = file.firstSlot + file.slotCount;
    for (; at < slots.length; at++) {
      const slot = slots[at] ?? 0;
      if (slot >= end) break;
      if (slot >= file.firstSlot) within.push(slot);
    }
  }
  return within;
}
