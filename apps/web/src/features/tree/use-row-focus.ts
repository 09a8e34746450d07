import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus of the keyboard on the active row. Rows are elements of a list that changes by itself: one that is
 * gone takes its focus with it, and one that lasts may stand for another row after sources have come or gone.
 *
 */
export function useRowFocus(
  scroller: RefObject<HTMLDivElement | null>,
  activeRow: number,
): RowFocus {
  const isRequested = useRef(false);
  const isHeld = useHeldFocus(scroller);
  const focus = (): void => {
    const row = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (Number(row?.dataset.row) !== activeRow) return;
    isRequested.current = false;
    if (row !== document.activeElement) row?.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    if (isRequested.current || isHeld.current) focus();
  });
  const focusActive = (): void => {
    isRequested.current = true;
    // The active row may stay the same; then nothing renders.
    requestAnimationFrame(() => {
      if (isRequested.current) focus();
    });
  };
  const enter = (): void => {
    focusActive();
    focus();
  };
  return { focusActive, enter };
}

export interface RowFocus {
  /** Focuses the active row, after the next render if need be: another one has just been made active. */
  readonly focusActive: () => void;
  /** As `focusActive`, at once where the row is there: the next key must not go where the focus comes from. */
  readonly enter: () => void;
}

/**
 * Whether the focus is inside. It is not let go when its row is taken away: either no event tells of that, or one
 * without an element that the focus went to, from a row that is no longer in the document a moment later.
 */
function useHeldFocus(scroller: RefObject<HTMLDivElement | null>): RefObject<boolean> {
  const isHeld = useRef(false);
  useEffect(() => {
    const { current: element } = scroller;
    if (element === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener('focusin', () => (isHeld.current = true), { signal });
    const left = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Node && element.contains(relatedTarget)) return;
      queueMicrotask(() => {
        if (target instanceof Node && target.isConnected) isHeld.current = false;
      });
    };
    element.addEventListener('focusout', left, { signal });
    return () => stop.abort();
  }, [scroller]);
  return isHeld;
}
