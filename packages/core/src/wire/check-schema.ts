import type { Descriptor } from '../model/descriptor.ts';
import { type Schema, slotsOf, type Value } from '../model/schema.ts';
import { checkPaths } from './check-paths.ts';
import { MAX_DESCRIPTORS, MAX_ENTRIES, MAX_KEYS, MAX_SLOTS } from './limits.ts';
import { refuse } from './refuse-schema.ts';

/**
 * Checks once, at the edge, what every reader then trusts: each index points at something that is there, sources come
 * after their parents (so there are no cycles) and no deeper than a path may be, files lie one after the other in slot
 * order, the slots of a value lie within its file, and the whole fits the limits. One pass, no recursion.
 * @throws WireError 'malformed' naming the first entry that does not hold.
 */
export function checkSchema(schema: Schema): void {
  checkSize(schema);
  checkFiles(schema);
  checkValues(schema);
  checkPaths(schema);
}

/** Counts what a schema frame would announce, so that what changes add up to can still be sent to one who joins. */
function checkSize(schema: Schema): void {
  const { sets, descriptors, files, sources, values } = schema;
  let entries = sets.length + descriptors.length + files.length + sources.length + values.length;
  for (const set of sets) entries += set?.ids.length ?? 0;
  for (const value of values) entries += value?.sets.length ?? 0;
  descriptors.forEach((descriptor, index) => {
    const keys = descriptor?.keys.length ?? 0;
    if (keys > MAX_KEYS) refuse(`descriptor ${index} with ${keys} keys, at most ${MAX_KEYS} fit`);
    entries += keys + (descriptor?.states.length ?? 0);
  });
  if (descriptors.length > MAX_DESCRIPTORS) {
    refuse(`${descriptors.length} descriptors, at most ${MAX_DESCRIPTORS} fit`);
  }
  if (entries > MAX_ENTRIES) refuse(`${entries} entries, at most ${MAX_ENTRIES} fit`);
  if (schema.slotCount > MAX_SLOTS) refuse(`${schema.slotCount} slots, at most ${MAX_SLOTS} fit`);
}

function checkFiles(schema: Schema): void {
  let end = 0;
  schema.files.forEach((file, index) => {
    if (file === undefined) return;
    if (file.firstSlot < end) refuse(`file ${index} overlaps the one before`);
    end = file.firstSlot + file.slotCount;
    if (end > schema.slotCount) refuse(`file ${index} ends after the last slot`);
  });
}

/** A set for each key, or one of rows for two. */
const fitsKeys = (sets: number, { keys }: Descriptor): boolean =>
  sets === keys.length || (sets === 1 && keys.length === 2);

function checkRows(schema: Schema, index: number, value: Value, descriptor: Descriptor): void {
  if (value.sets.length === descriptor.keys.length) return;
  for (const id of schema.sets[value.sets[0] ?? -1]?.ids ?? []) {
    const names = id.split('/').length;
    if (names !== descriptor.keys.length) refuse(`value ${index} with row ${id} of ${names} names`);
  }
}

function checkValues(schema: Schema): void {
  schema.values.forEach((value, index) => {
    if (value === undefined) return;
    const file = schema.files[value.file];
    const descriptor = schema.descriptors[value.descriptor];
    if (file === undefined) refuse(`value ${index} without file`);
    if (descriptor === undefined) refuse(`value ${index} without descriptor`);
    if (schema.sources[value.source] === undefined) refuse(`value ${index} without source`);
    if (descriptor.name === '') refuse(`value ${index} without a name`);
    if (!fitsKeys(value.sets.length, descriptor)) refuse(`value ${index} and its keys differ`);
    if (value.sets.some((set) => schema.sets[set] === undefined)) {
      refuse(`value ${index} without key set`);
    }
    checkRows(schema, index, value, descriptor);
    // Cannot overflow: at most MAX_KEYS sets of MAX_ENTRIES ids each, 2^42 cells.
    const end = value.firstSlot + slotsOf(schema, value);
    if (value.firstSlot < file.firstSlot || end > file.firstSlot + file.slotCount) {
      refuse(`value ${index} outside the slots of its file`);
    }
  });
}
