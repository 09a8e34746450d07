import { exactText, type Readings, type SchemaIndex, slotsOf } from '@statsfs/core/model';
import type { OnBreak } from '../activity/host-activity.ts';
import type { Restarts } from './restarts.ts';

/** Gathers the cells of counters that fell or wrapped in one sweep, and makes one restart of those of each value. */
export class Breaks {
  readonly #bySlot = new Map<number, Map<number, 'fell' | 'wrapped'>>();

  readonly note: OnBreak = (value, slot, move) => {
    const slots = this.#bySlot.get(value) ?? new Map<number, 'fell' | 'wrapped'>();
    slots.set(slot, move);
    this.#bySlot.set(value, slots);
  };

  /** Cells that went on count from what they are now, so that all of a table count from one moment. */
  tell(
    restarts: Restarts,
    index: SchemaIndex,
    readings: Readings,
    at: (us: number) => number,
  ): void {
    for (const [number, slots] of this.#bySlot) {
      const resolved = index.resolve(number);
      if (resolved === undefined) continue;
      const { value, descriptor, path } = resolved;
      const { firstSlot } = value;
      const from = Array.from({ length: slotsOf(index.schema, value) }, (_, cell) =>
        slots.has(firstSlot + cell)
          ? '0'
          : exactText(readings.words, firstSlot + cell, descriptor.type),
      );
      const why = [...slots.values()].includes('fell') ? 'fell' : 'wrapped';
      restarts.note(path, { atUs: at(readings.readUs[value.file] ?? 0), why, by: '', from });
    }
  }
}
