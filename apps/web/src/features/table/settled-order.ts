import { type Sort, type SortValue, sortedOrder } from './sort-rows.ts';

export interface Ordering<T> {
  readonly sort: Sort;
  /** Another round takes the figures into account anew. */
  readonly round: number;
  readonly toValue: (row: T, column: string) => SortValue;
}

/** Remembers an order, so that rows whose figures change stay where they are for the rest of a round. */
export class SettledOrder {
  #key = '';
  #order: readonly number[] = [];

  apply<T>(rows: readonly T[], { sort, round, toValue }: Ordering<T>): readonly T[] {
    const key = `${rows.length} ${round} ${sort.direction} ${sort.column}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#order = sortedOrder(rows, (row) => toValue(row, sort.column), sort.direction);
    }
    return this.#order.flatMap((i) => rows[i] ?? []);
  }
}
