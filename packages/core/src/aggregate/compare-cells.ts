import { compareU64, f64At, s64At, u64At, type ValueType } from '../model/index.ts';

/** A slot of a column. */
interface Slot {
  readonly words: Uint32Array;
  readonly slot: number;
}

/** Below 0, 0 or above it, by the order of the type; 0 where one of two doubles is no number. */
export function compareCells(a: Slot, b: Slot, type: ValueType): number {
  switch (type) {
    case 'f64': {
      const by = f64At(a.words, a.slot) - f64At(b.words, b.slot);
      return Number.isNaN(by) ? 0 : by;
    }
    case 's64':
      return Number(s64At(a.words, a.slot) - s64At(b.words, b.slot));
    case 'u64':
    case 'bool':
    case 'text':
      return compareU64(a.words, a.slot, b.words, b.slot);
  }
}

/** Slot 0 of one less slot 0 of another: exact for integers. */
export function differenceOf(a: Uint32Array, b: Uint32Array, type: ValueType): string {
  switch (type) {
    case 'f64':
      return String(f64At(a, 0) - f64At(b, 0));
    case 's64':
      return (s64At(a, 0) - s64At(b, 0)).toString();
    case 'u64':
    case 'bool':
    case 'text':
      return (u64At(a, 0) - u64At(b, 0)).toString();
  }
}
