import {
  exactText,
  READ_OK,
  type Readings,
  type ResolvedValue,
  type Schema,
  slotsOf,
  u64At,
} from '@statsfs/core/model';

/** A value as it was found a moment ago. */
export interface CellsRead {
  /** READ_OK, or a code of core's `unreadable`. */
  readonly status: number;
  /** Exact figures, a cell each. */
  readonly cells: readonly string[];
  readonly isZero: boolean;
}

/** @param status of its file, as of the last read. */
export function cellsRead(
  schema: Schema,
  readings: Readings,
  value: ResolvedValue,
  status: number,
): CellsRead {
  if (status !== READ_OK) return { status, cells: [], isZero: false };
  const { firstSlot } = value.value;
  const slots = Array.from({ length: slotsOf(schema, value.value) }, (_, i) => firstSlot + i);
  return {
    status,
    cells: slots.map((slot) => cellText(readings, slot, value)),
    isZero: slots.every((slot) => u64At(readings.words, slot) === 0n),
  };
}

function cellText(readings: Readings, slot: number, { descriptor }: ResolvedValue): string {
  return descriptor.type === 'text'
    ? (readings.texts.get(slot) ?? '')
    : exactText(readings.words, slot, descriptor.type);
}
