import { AGGREGATE_KINDS } from '../model/aggregate-kind.ts';
import { CLEAR_KINDS, type ClearRule } from '../model/clear-rule.ts';
import type { Descriptor, KeyDescriptor, StateName } from '../model/descriptor.ts';
import { KINDS } from '../model/kind.ts';
import {
  NO_SETS,
  type ParameterSet,
  type Schema,
  type SchemaChange,
  type Source,
  type StatFile,
  type Value,
} from '../model/schema.ts';
import { VALUE_TYPES, WIDTHS } from '../model/value-type.ts';
import { DIMENSIONS, type Unit } from '../units/unit.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { MAX_DESCRIPTORS, MAX_EXPONENT, MAX_SLOTS } from './limits.ts';

const STEPS_BACK = 1;

function writeList<T>(
  writer: ByteWriter,
  items: readonly T[],
  write: (writer: ByteWriter, item: T) => void,
): void {
  writer.varint(items.length);
  for (const item of items) write(writer, item);
}

function readList<T>(
  reader: ByteReader,
  what: string,
  read: (reader: ByteReader) => T,
  limit?: number,
): T[] {
  // Made at its length, which `count` has bounded: a first push makes room for 17, and most lists of ids have one or two.
  const items = new Array<T>(reader.count(what, limit));
  for (let i = 0; i < items.length; i++) items[i] = read(reader);
  return items;
}

/** Entries that may have gone: 0 for a hole, 1 and the entry otherwise. */
const writeSparse =
  <T>(write: (writer: ByteWriter, item: T) => void) =>
  (writer: ByteWriter, item: T | undefined): void => {
    writer.u8(item === undefined ? 0 : 1);
    if (item !== undefined) write(writer, item);
  };

const readSparse =
  <T>(read: (reader: ByteReader) => T) =>
  (reader: ByteReader): T | undefined =>
    reader.below(2, 'presence') === 1 ? read(reader) : undefined;

const writeString = (writer: ByteWriter, text: string): void => writer.string(text);
const readString = (reader: ByteReader): string => reader.string();
const writeIndex = (writer: ByteWriter, index: number): void => writer.varint(index);
const readIndex = (reader: ByteReader): number => reader.varint();

function pick<T>(reader: ByteReader, list: readonly T[], what: string): T {
  const index = reader.below(list.length, what);
  const item = list[index];
  if (item === undefined) throw reader.error('malformed', `No ${what} ${index}`);
  return item;
}

function writeSet(writer: ByteWriter, set: ParameterSet): void {
  writer.string(set.name);
  writeList(writer, set.ids, writeString);
}

const readSet = (reader: ByteReader): ParameterSet => ({
  name: reader.string(),
  ids: readList(reader, 'ids', readString),
});

function writeUnit(writer: ByteWriter, unit: Unit): void {
  writer.varint(DIMENSIONS.indexOf(unit.dimension));
  writer.u8(unit.radix === 2 ? 1 : 0);
  writer.signedVarint(unit.exponent);
  writer.string(unit.noun);
}

function readExponent(reader: ByteReader): number {
  const exponent = reader.signedVarint();
  if (Math.abs(exponent) > MAX_EXPONENT) throw reader.error('malformed', `Exponent ${exponent}`);
  return exponent;
}

const readUnit = (reader: ByteReader): Unit => ({
  dimension: pick(reader, DIMENSIONS, 'dimension'),
  radix: reader.below(2, 'radix') === 1 ? 2 : 10,
  exponent: readExponent(reader),
  noun: reader.string(),
});

function writeClear(writer: ByteWriter, clear: ClearRule): void {
  writer.varint(CLEAR_KINDS.indexOf(clear.kind));
  if (clear.kind === 'write') writer.string(clear.text);
  if (clear.kind === 'write' || clear.kind === 'truncate') writer.string(clear.file);
}

function readClear(reader: ByteReader): ClearRule {
  const kind = pick(reader, CLEAR_KINDS, 'clear rule');
  switch (kind) {
    case 'write':
      return { kind, text: reader.string(), file: reader.string() };
    case 'truncate':
      return { kind, file: reader.string() };
    default:
      return { kind };
  }
}

function writeKey(writer: ByteWriter, key: KeyDescriptor): void {
  writer.string(key.name);
  writer.u8(key.type === 'int' ? 0 : 1);
}

const readKey = (reader: ByteReader): KeyDescriptor => ({
  name: reader.string(),
  type: reader.below(2, 'key type') === 0 ? 'int' : 'string',
});

function writeState(writer: ByteWriter, state: StateName): void {
  writer.signedVarint(state.number);
  writer.string(state.name);
}

const readState = (reader: ByteReader): StateName => ({
  number: reader.signedVarint(),
  name: reader.string(),
});

function writeDescriptor(writer: ByteWriter, descriptor: Descriptor): void {
  writer.string(descriptor.name);
  writer.varint(VALUE_TYPES.indexOf(descriptor.type));
  writer.varint(KINDS.indexOf(descriptor.kind));
  writeUnit(writer, descriptor.unit);
  writer.string(descriptor.description);
  writer.string(descriptor.reference);
  writer.varint(WIDTHS.indexOf(descriptor.width));
  writer.u8(descriptor.stepsBack ? STEPS_BACK : 0);
  writeList(writer, descriptor.keys, writeKey);
  writeClear(writer, descriptor.clear);
  writer.varint(AGGREGATE_KINDS.indexOf(descriptor.aggregate));
  writeList(writer, descriptor.states, writeState);
}

const readDescriptor = (reader: ByteReader): Descriptor => ({
  name: reader.string(),
  type: pick(reader, VALUE_TYPES, 'value type'),
  kind: pick(reader, KINDS, 'kind'),
  unit: readUnit(reader),
  description: reader.string(),
  reference: reader.string(),
  width: pick(reader, WIDTHS, 'width'),
  stepsBack: reader.below(2, 'flag') === STEPS_BACK,
  keys: readList(reader, 'keys', readKey),
  clear: readClear(reader),
  aggregate: pick(reader, AGGREGATE_KINDS, 'aggregate'),
  states: readList(reader, 'states', readState),
});

function writeFile(writer: ByteWriter, file: StatFile): void {
  writer.string(file.path);
  writer.string(file.filesystem);
  writer.varint(file.mode);
  writer.varint(file.firstSlot);
  writer.varint(file.slotCount);
}

const readFile = (reader: ByteReader): StatFile => ({
  path: reader.string(),
  filesystem: reader.string(),
  mode: reader.varint(),
  firstSlot: reader.varint(),
  slotCount: reader.varint(),
});

/** The root's parent is −1, so parents travel one higher. */
function writeSource(writer: ByteWriter, source: Source): void {
  writer.varint(source.parent + 1);
  writer.string(source.name);
  writer.string(source.identity);
  writer.string(source.label);
}

const readSource = (reader: ByteReader): Source => ({
  parent: reader.varint() - 1,
  name: reader.string(),
  identity: reader.string(),
  label: reader.string(),
});

function writeValue(writer: ByteWriter, value: Value): void {
  writer.varint(value.source);
  writer.varint(value.descriptor);
  writer.varint(value.file);
  writer.varint(value.firstSlot);
  writeList(writer, value.sets, writeIndex);
}

const readValue = (reader: ByteReader): Value => ({
  source: reader.varint(),
  descriptor: reader.varint(),
  file: reader.varint(),
  firstSlot: reader.varint(),
  sets: readSets(reader),
});

function readSets(reader: ByteReader): readonly number[] {
  const sets = readList(reader, 'key sets', readIndex);
  return sets.length === 0 ? NO_SETS : sets;
}

export function writeSchema(writer: ByteWriter, schema: Schema): void {
  writer.string(schema.epoch);
  writer.varint(schema.generation);
  writer.string(schema.host.name);
  writer.string(schema.host.kernel);
  writer.string(schema.host.bootId);
  writer.varint(schema.slotCount);
  writeList(writer, schema.sets, writeSparse(writeSet));
  writeList(writer, schema.descriptors, writeSparse(writeDescriptor));
  writeList(writer, schema.files, writeSparse(writeFile));
  writeList(writer, schema.sources, writeSparse(writeSource));
  writeList(writer, schema.values, writeSparse(writeValue));
}

/** Not checked for consistency yet: see `checkSchema`. */
export const readSchema = (reader: ByteReader): Schema => ({
  epoch: reader.string(),
  generation: reader.varint(),
  host: { name: reader.string(), kernel: reader.string(), bootId: reader.string() },
  slotCount: reader.below(MAX_SLOTS + 1, 'slot count'),
  sets: readList(reader, 'sets', readSparse(readSet)),
  descriptors: readList(reader, 'descriptors', readSparse(readDescriptor), MAX_DESCRIPTORS),
  files: readList(reader, 'files', readSparse(readFile)),
  sources: readList(reader, 'sources', readSparse(readSource)),
  values: readList(reader, 'values', readSparse(readValue)),
});

export function writeSchemaChange(writer: ByteWriter, change: SchemaChange): void {
  writer.varint(change.generation);
  writer.varint(change.slotCount);
  writeList(writer, change.removedFiles, writeIndex);
  writeList(writer, change.removedSources, writeIndex);
  writeList(writer, change.sets, writeSet);
  writeList(writer, change.descriptors, writeDescriptor);
  writeList(writer, change.files, writeFile);
  writeList(writer, change.sources, writeSource);
  writeList(writer, change.values, writeValue);
}

export const readSchemaChange = (reader: ByteReader): SchemaChange => ({
  generation: reader.varint(),
  slotCount: reader.below(MAX_SLOTS + 1, 'slot count'),
  removedFiles: readList(reader, 'removed files', readIndex),
  removedSources: readList(reader, 'removed sources', readIndex),
  sets: readList(reader, 'sets', readSet),
  descriptors: readList(reader, 'descriptors', readDescriptor, MAX_DESCRIPTORS),
  files: readList(reader, 'files', readFile),
  sources: readList(reader, 'sources', readSource),
  values: readList(reader, 'values', readValue),
});
