import {
  type FileLayout,
  type FormatSpec,
  type LaidOutValue,
  layoutFile,
  recogniseFormat,
} from '@statsfs/core/format';
import {
  createDescriptor,
  type Descriptor,
  type NewFile,
  type NewValue,
  NO_CLEAR,
  NOT_READ,
  type Width,
} from '@statsfs/core/model';
import type { ValueMeta } from '../catalog/catalog-entry.ts';
import type { FoundFile } from '../filesystems/found-file.ts';

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
    const problem = outcome.reason === 'empty' ? NOT_READ.empty : NOT_READ.unrecognised;
    return layOutUnreadable(found, problem, mode);
  }
  const { layout } = outcome;
  const scalar = format.kind === 'scalar' && found.name !== '';
  const values = layout.values.map((value) => newValue(found, value, scalar, mode));
  return { kind: 'laid-out', file: newFile(found, mode, layout.slotCount, values), layout };
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
  return { path: found.path, filesystem: found.filesystem, mode, slotCount, values };
}

function newValue(found: FoundFile, value: LaidOutValue, scalar: boolean, mode: number): NewValue {
  const name = scalar ? found.name : value.name;
  const place = scalar || found.name === '' ? found.place : [...found.place, found.name];
  // Only a file of one number can be cleared by a rule that speaks of the file.
  const meta = found.describe(name, scalar && (mode & WRITE_BITS) !== 0);
  return {
    source: [...place, ...value.sources],
    descriptor: describe(name, value, meta),
    firstSlot: value.firstSlot,
    sets: value.keys.map(({ name: key, ids }) => ({ name: key, ids })),
  };
}

function describe(name: string, value: LaidOutValue, meta: ValueMeta): Descriptor {
  const canCount = isCount(value, meta);
  return createDescriptor(name, {
    type: value.type,
    kind: canCount ? meta.kind : 'unknown',
    unit: meta.unit,
    description: meta.description === '' ? value.description : meta.description,
    reference: meta.reference ?? '',
    width: meta.width ?? DEFAULT_WIDTH,
    stepsBack: meta.stepsBack ?? false,
    keys: value.keys.map(({ name: key, type }) => ({ name: key, type })),
    clear: canCount ? (meta.clear ?? NO_CLEAR) : NO_CLEAR,
  });
}

/** A text moves in no way, and a number below zero has not grown from it, whatever is said of the file. */
const isCount = ({ type }: LaidOutValue, { kind }: ValueMeta): boolean =>
  type !== 'text' && !(type === 's64' && kind === 'cumulative');
