import type { StatPath } from '@statsfs/core/model';
import { useEffect, useRef } from 'react';

export interface RevealOptions {
  readonly selected: StatPath;
  /** Row of the selection, −1 while a branch above it is closed or a filter hides it. */
  readonly selectedRow: number;
  /** Opens the branches above the selection. */
  readonly openTo: (path: StatPath) => void;
  readonly reveal: (row: number) => void;
}

/** Brings a newly selected row into sight, once: closing its branch afterwards is the user's right. */
export function useReveal(options: RevealOptions): void {
  const { selected, selectedRow } = options;
  const revealed = useRef<StatPath>(undefined);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    if (selected === '' || revealed.current === selected) return;
    if (selectedRow < 0) {
      latest.current.openTo(selected);
      return;
    }
    revealed.current = selected;
    latest.current.reveal(selectedRow);
  }, [selected, selectedRow]);
}
