import { useCallback, useMemo, useState } from 'react';
import type { AggregateRow } from './aggregate-rows.ts';
import { type FoldState, foldStates } from './fold-budget.ts';

export interface AggregateView {
  /** Of the rows in sight, by key. */
  readonly states: ReadonlyMap<string, FoldState>;
  /** Rows whose parts are shown. */
  readonly open: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  /** Folds a row that is too dear to be folded unasked. */
  readonly ask: (key: string) => void;
}

export const keyOfRow = ({ descriptorIndex }: AggregateRow): string => String(descriptorIndex);

const NONE: ReadonlySet<string> = new Set();

/** Which aggregates are folded now, and which show their parts. */
export function useAggregateView(
  rows: readonly AggregateRow[],
  inSight: ReadonlySet<string>,
): AggregateView {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(NONE);
  const states = useMemo(() => {
    // The parts of an open row may be in sight when the row itself is not.
    const wanted = rows.filter((row) => inSight.has(keyOfRow(row)) || open.has(keyOfRow(row)));
    const wishes = wanted.map((row) => ({ key: keyOfRow(row), values: row.paths.length }));
    return foldStates(wishes, asked);
  }, [rows, inSight, open, asked]);
  const ask = useCallback((key: string) => {
    setAsked((before) => [...before.filter((known) => known !== key), key]);
  }, []);
  const toggle = useCallback((key: string) => {
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  return { states, open, toggle, ask };
}
