import {
  type FileLayout,
  type FormatSpec,
  isOneValue,
  type LaidOutValue,
  layoutFile,
  recogniseFormat,
  type ToldMeaning,
} from '@statsfs/core/format';
import {
  createDescriptor,
  type Descriptor,
  type Kind,
  type NewFile,
  type NewValue,
  NO_CLEAR,
  NOT_READ,
  type ParameterSet,
  type Width,
} from '@statsfs/core/model';
import type { ValueMeta } from '../catalog/catalog-entry.ts';
import type { FoundFile } from '../filesystems/found-file.ts';
import { isDescribed } from '../filesystems/statsfs/described-file.ts';

const WRITE_BITS = 0o222;
const DEFAULT_WIDTH: Width = 64;

/** What a file turned out to hold. `problem` is a code of core's `unreadable`. */
export type LaidOut =
  | { readonly kind: 'laid-out'; readonly file: NewFile; readonly layout: FileLayout }
  | { readonly kind: 'unreadable'; readonly file: NewFile; readonly problem: number };

/** Turns the bytes of a found file into values of the tree. */
export function layOutFile(found: FoundFile, bytes: Uint8Array, mode: number): LaidOut {
  const format = found.format ?? formatOf(bytes);
  if (typeof format === 'number') return layOutUnreadable(found, format, mode);
  const outcome = layoutFile(format, bytes);
  if (outcome.kind === 'unrecognised') {
    return layOutUnreadable(found, problemOf(found, bytes, outcome.reason), mode);
  }
  const { layout } = outcome;
  const isOne = isOneValue(format) && found.name !== '';
  const values = layout.values.map((value) => newValue(found, value, isOne, mode));
  return { kind: 'laid-out', file: newFile(found, mode, layout.slotCount, values), layout };
}

function problemOf({ off }: FoundFile, bytes: Uint8Array, reason: string): number {
  if (reason === 'empty') return NOT_READ.empty;
  const isOff = off !== undefined && new TextDecoder().decode(bytes).includes(off);
  return isOff ? NOT_READ.switchedOff : NOT_READ.unrecognised;
}

function formatOf(bytes: Uint8Array): FormatSpec | number {
  const recognised = recogniseFormat(bytes);
  switch (recognised.kind) {
    case 'format':
      return recognised.format;
    case 'binary':
      return NOT_READ.binary;
    case 'empty':
      return NOT_READ.empty;
    case 'unrecognised':
      return NOT_READ.unrecognised;
  }
}

/** A file that gives no values still has its row: one value that says why. */
export function layOutUnreadable(found: FoundFile, problem: number, mode: number): LaidOut {
  const name = found.name === '' ? (found.names.at(-1) ?? found.path) : found.name;
  const descriptor = createDescriptor(name, { type: 'text' });
  const value: NewValue = { source: found.place, descriptor, firstSlot: 0, sets: [] };
  return { kind: 'unreadable', file: newFile(found, mode, 1, [value]), problem };
}

function newFile(
  found: FoundFile,
  mode: number,
  slotCount: number,
  values: readonly NewValue[],
): NewFile {
  const { path, filesystem } = found;
  const file = { path, filesystem, mode, slotCount, values };
  return isDescribed(found) ? { ...file, sources: found.sources } : file;
}

function newValue(found: FoundFile, value: LaidOutValue, isOne: boolean, mode: number): NewValue {
  const name = isOne ? found.name : value.name;
  const place = isOne || found.name === '' ? found.place : [...found.place, found.name];
  // Only a file of one value can be cleared by a rule that speaks of the file.
  const isWritable = isOne && (mode & WRITE_BITS) !== 0;
  return {
    source: [...place, ...value.sources],
    descriptor: isDescribed(found)
      ? found.descriptorOf(value.type, isWritable)
      : describe(name, value, found.describe(name, isWritable)),
    firstSlot: value.firstSlot,
    sets: setsOf(value),
  };
}

/** A set for each key, or one of the rows that there are. */
function setsOf({ keys, rows }: LaidOutValue): ParameterSet[] {
  if (rows === undefined) return keys.map(({ name, ids }) => ({ name, ids }));
  return [{ name: keys.map(({ name }) => name).join(' '), ids: rows }];
}

function describe(name: string, value: LaidOutValue, meta: ValueMeta): Descriptor {
  const { kind, unit } = meaningOf(value, meta);
  const canCount = isCount(value, kind);
  return createDescriptor(name, {
    type: value.type,
    kind: canCount ? kind : 'unknown',
    unit,
    description: meta.description === '' ? value.description : meta.description,
    reference: meta.reference ?? '',
    width: meta.width ?? DEFAULT_WIDTH,
    stepsBack: meta.stepsBack ?? false,
    keys: value.keys.map(({ name: key, type }) => ({ name: key, type })),
    clear: canCount ? (meta.clear ?? NO_CLEAR) : NO_CLEAR,
  });
}

/** What the catalog says; where it does not know the value, what the file itself tells. */
const meaningOf = (value: LaidOutValue, meta: ValueMeta): ToldMeaning =>
  meta.kind === 'unknown' && value.told !== undefined ? value.told : meta;

/** A text moves in no way, and a number below zero has not grown from it, whatever is said of the file. */
const isCount = ({ type }: LaidOutValue, kind: Kind): boolean =>
  type !== 'text' && !(type === 's64' && kind === 'cumulative');
