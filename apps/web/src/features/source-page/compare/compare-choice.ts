import { refusalOf } from '@statsfs/core/aggregate';
import { type Descriptor, hasRate } from '@statsfs/core/model';
import type { AggregateRow } from '../aggregate-rows.ts';

/** What is compared, in which order, on which axis: as the address has it. */
export interface CompareChoice {
  /** Name of the values; undefined: the first that is worth it. */
  readonly name: string | undefined;
  readonly isLargestFirst: boolean;
  /** Each chart has an axis of its own, and only shapes can be compared. */
  readonly isOwnAxis: boolean;
}

export function parseCompare(query: URLSearchParams): CompareChoice {
  return {
    name: query.get('compare') ?? undefined,
    isLargestFirst: query.get('by') === 'largest',
    isOwnAxis: query.get('axis') === 'own',
  };
}

/** The address's query with another choice; what others keep there stays, and defaults are left out. */
export function withCompare(query: URLSearchParams, choice: CompareChoice): string {
  const next = new URLSearchParams(query);
  const keep = (key: string, value: string | undefined): void => {
    if (value === undefined) next.delete(key);
    else next.set(key, value);
  };
  keep('compare', choice.name);
  keep('by', choice.isLargestFirst ? 'largest' : undefined);
  keep('axis', choice.isOwnAxis ? 'own' : undefined);
  return next.toString();
}

/** What can be compared: numbers that two sources or more have. Of two things with one name that which more have. */
export function comparable(rows: readonly AggregateRow[]): readonly AggregateRow[] {
  const byName = new Map<string, AggregateRow>();
  for (const row of rows) {
    if (!isDrawn(row.descriptor) || row.paths.length < 2) continue;
    const { name } = row.descriptor;
    if (row.paths.length > (byName.get(name)?.paths.length ?? 0)) byName.set(name, row);
  }
  return [...byName.values()];
}

/** What can be neither added nor compared cannot be drawn together; a table of what does not add up has no one line. */
const isDrawn = (descriptor: Descriptor): boolean =>
  refusalOf('max', descriptor) === undefined &&
  (descriptor.keys.length === 0 || hasRate(descriptor.kind));

/** The one that is asked for, else what counts and most sources have, of these the first. */
export function chosenRow(
  rows: readonly AggregateRow[],
  name: string | undefined,
): AggregateRow | undefined {
  const asked = rows.find(({ descriptor }) => descriptor.name === name);
  if (asked !== undefined) return asked;
  const weight = ({ descriptor, paths }: AggregateRow): number =>
    paths.length + (hasRate(descriptor.kind) ? 0.5 : 0);
  let best: AggregateRow | undefined;
  for (const row of rows) if (best === undefined || weight(row) > weight(best)) best = row;
  return best;
}
