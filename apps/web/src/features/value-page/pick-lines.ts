/** One line of a chart: which cells it stands for, and its place in the order of colours. */
export interface PickedLine {
  /** One cell, or the rest that is summed. */
  readonly cells: { readonly kind: 'one'; readonly cell: number } | { readonly kind: 'rest' };
  readonly slot: number;
}

/** More lines than this cannot be told apart. */
export const MAX_LINES = 8;

/**
 * Which cells get a line of their own: all of a few, else the busiest. A cell that stays keeps its colour.
 * @param addsUp whether the rest may be summed to one line; else it is left out.
 */
export function pickLines(
  scores: Float64Array,
  addsUp: boolean,
  previous: readonly PickedLine[],
): readonly PickedLine[] {
  if (scores.length <= MAX_LINES) {
    return Array.from(scores, (_, cell) => ({ cells: { kind: 'one', cell }, slot: cell }) as const);
  }
  const own = addsUp ? MAX_LINES - 1 : MAX_LINES;
  const busiest = [...scores.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, own);
  const slots = keepSlots(busiest, previous, own);
  const lines = busiest
    .map((cell) => ({ cells: { kind: 'one', cell }, slot: slots.get(cell) ?? 0 }) as const)
    .sort((a, b) => a.slot - b.slot);
  const rest = { cells: { kind: 'rest' }, slot: MAX_LINES - 1 } as const;
  const picked = addsUp ? [...lines, rest] : lines;
  return isSame(picked, previous) ? previous : picked;
}

function keepSlots(
  cells: readonly number[],
  previous: readonly PickedLine[],
  count: number,
): ReadonlyMap<number, number> {
  const slots = new Map<number, number>();
  for (const { cells: of, slot } of previous) {
    if (of.kind === 'one' && cells.includes(of.cell) && slot < count) slots.set(of.cell, slot);
  }
  const taken = new Set(slots.values());
  const free = Array.from({ length: count }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  for (const cell of cells) {
    if (!slots.has(cell)) slots.set(cell, free.shift() ?? 0);
  }
  return slots;
}

const isSame = (a: readonly PickedLine[], b: readonly PickedLine[]): boolean =>
  a.length === b.length &&
  a.every((line, i) => line.slot === b[i]?.slot && cellOf(line) === cellOf(b[i]));

const cellOf = (line: PickedLine | undefined): number =>
  line?.cells.kind === 'one' ? line.cells.cell : -1;
