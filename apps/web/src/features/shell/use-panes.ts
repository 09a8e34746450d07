import { useEffect, useState } from 'react';
import { useSingleKey } from '../../ui/keys/use-single-key.ts';
import { isShown, PANE_IDS, type Pane, type PaneState, togglePane } from './pane-state.ts';
import { useViewport, type Viewport } from './use-viewport.ts';

export interface Panes {
  readonly state: PaneState;
  readonly viewport: Viewport;
  readonly toggle: (pane: Pane) => void;
  /** Brings the pane into sight if it is not. */
  readonly show: (pane: Pane) => void;
  /** Puts the pane away if it is a sheet. */
  readonly closeSheet: (pane: Pane) => void;
}

/** Which panes are in sight; single keys toggle them. What is collapsed is remembered by whoever calls. */
export function usePanes(
  collapsed: PaneState['collapsed'],
  onCollapsed: (collapsed: PaneState['collapsed']) => void,
): Panes {
  const viewport = useViewport();
  const [sheet, setSheet] = useState<Pane>();
  const state: PaneState = { collapsed, sheet };
  const toggle = (pane: Pane): void => {
    const next = togglePane(pane, state, viewport);
    setSheet(next.sheet);
    if (next.collapsed !== collapsed) onCollapsed(next.collapsed);
  };
  useSingleKey('tree-pane', () => toggle('tree'));
  useSingleKey('metadata-pane', () => toggle('metadata'));
  useEffect(() => {
    if (sheet === undefined) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      setSheet(undefined);
      focusToggle(sheet);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [sheet]);
  const show = (pane: Pane): void => {
    if (!isShown(pane, state, viewport)) toggle(pane);
  };
  const closeSheet = (pane: Pane): void => {
    if (sheet !== pane) return;
    setSheet(undefined);
    focusToggle(pane);
  };
  return { state, viewport, toggle, show, closeSheet };
}

/** What was focused in a sheet goes with it; the keyboard goes on where it can open the sheet again. */
function focusToggle(pane: Pane): void {
  document
    .querySelector<HTMLElement>(`[aria-controls="${PANE_IDS[pane]}"][aria-expanded]`)
    ?.focus();
}
