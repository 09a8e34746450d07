import { MAX_COLUMNS, MAX_PATHS, MAX_PINS, MAX_ROWS, type Pin } from './pin.ts';

/** What can be done to the pins of a workspace. Pins are named by their ids; one that is gone is left alone. */
export type PinChange =
  /** At a place, 0 being the first; without one, or beyond the last, at the end. A path that is pinned by itself stays. */
  | { readonly kind: 'insert'; readonly pin: Pin; readonly at?: number | undefined }
  | { readonly kind: 'remove'; readonly id: string }
  /** Where another is now, those behind it one further on. */
  | { readonly kind: 'move'; readonly id: string; readonly to: number }
  | {
      readonly kind: 'resize';
      readonly id: string;
      readonly columns: number;
      readonly rows: number;
    }
  /** Draws one in the chart of another. */
  | { readonly kind: 'join'; readonly id: string; readonly into: string }
  /** Takes a path out of a chart of several, as a pin of its own behind it. */
  | {
      readonly kind: 'take-out';
      readonly id: string;
      readonly path: string;
      readonly newId: string;
    }
  /** All of them anew: those of a file, or those from before it was opened. */
  | { readonly kind: 'replace'; readonly pins: readonly Pin[] };

/** More than there may be. Its message is a sentence for people. */
export class PinLimitError extends Error {
  override readonly name = 'PinLimitError';
}

/**
 * The pins after a change. The page shows the result before the server has answered, which comes to the same one.
 * @returns the same array when there is nothing to change.
 * @throws PinLimitError when there would be more than there may be.
 */
export function applyChange(pins: readonly Pin[], change: PinChange): readonly Pin[] {
  const after = changed(pins, change);
  if (after.length > MAX_PINS && after.length > pins.length) {
    throw new PinLimitError(`There may be ${MAX_PINS} pins at most`);
  }
  return after;
}

function changed(pins: readonly Pin[], change: PinChange): readonly Pin[] {
  switch (change.kind) {
    case 'insert': {
      const { pin, at = pins.length } = change;
      const [path] = pin.paths;
      const isThere = pin.paths.length === 1 && path !== undefined && isPinned(pins, path);
      return isThere || pins.some(({ id }) => id === pin.id)
        ? pins
        : [...pins.slice(0, at), pin, ...pins.slice(at)];
    }
    case 'remove':
      return pins.filter(({ id }) => id !== change.id);
    case 'move':
      return moved(pins, change.id, change.to);
    case 'resize': {
      const columns = clamped(change.columns, MAX_COLUMNS);
      const rows = clamped(change.rows, MAX_ROWS);
      return pins.map((pin) => (pin.id === change.id ? { ...pin, columns, rows } : pin));
    }
    case 'join':
      return joined(pins, change.id, change.into);
    case 'take-out':
      return pins.flatMap((pin) => (pin.id === change.id ? takenOut(pin, change) : pin));
    case 'replace':
      return change.pins;
  }
}

/** Whether a path is pinned by itself. */
export const isPinned = (pins: readonly Pin[], path: string): boolean =>
  pinOf(pins, path) !== undefined;

/** The pin of a path alone. */
export const pinOf = (pins: readonly Pin[], path: string): Pin | undefined =>
  pins.find(({ paths }) => paths.length === 1 && paths[0] === path);

function moved(pins: readonly Pin[], id: string, to: number): readonly Pin[] {
  const one = pins.filter((pin) => pin.id === id);
  const others = pins.filter((pin) => pin.id !== id);
  return [...others.slice(0, to), ...one, ...others.slice(to)];
}

function joined(pins: readonly Pin[], id: string, into: string): readonly Pin[] {
  const from = pins.find((pin) => pin.id === id);
  const target = pins.find((pin) => pin.id === into);
  if (from === undefined || target === undefined || from === target) return pins;
  const paths = [...new Set([...target.paths, ...from.paths])];
  if (paths.length > MAX_PATHS) {
    throw new PinLimitError(`One chart may have ${MAX_PATHS} values at most`);
  }
  return pins.flatMap((pin) => (pin === from ? [] : pin === target ? { ...target, paths } : pin));
}

function takenOut(
  pin: Pin,
  { path, newId }: { readonly path: string; readonly newId: string },
): readonly Pin[] {
  const paths = pin.paths.filter((known) => known !== path);
  if (paths.length === 0 || paths.length === pin.paths.length) return [pin];
  return [
    { ...pin, paths },
    { ...pin, id: newId, paths: [path] },
  ];
}

const clamped = (size: number, most: number): number =>
  Math.min(most, Math.max(1, Math.round(size)));
