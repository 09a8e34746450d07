import type { Viewport } from './use-viewport.ts';

export type Pane = 'tree' | 'metadata';

/** Ids of their elements, for what controls them. */
export const PANE_IDS = { tree: 'pane-tree', metadata: 'pane-metadata' } as const;

export interface PaneState {
  /** Columns that were put away; remembered. */
  readonly collapsed: Readonly<Record<Pane, boolean>>;
  /** The sheet that lies over the main pane; not remembered. */
  readonly sheet: Pane | undefined;
}

/** Whether the pane covers the main one in this width of window instead of standing beside it. */
const isSheet = (pane: Pane, viewport: Viewport): boolean =>
  viewport === 'narrow' || (viewport === 'medium' && pane === 'metadata');

export const isShown = (pane: Pane, state: PaneState, viewport: Viewport): boolean =>
  isSheet(pane, viewport) ? state.sheet === pane : !state.collapsed[pane];

/** The state after somebody asked to see the pane, or to put it away. */
export function togglePane(pane: Pane, state: PaneState, viewport: Viewport): PaneState {
  if (isSheet(pane, viewport)) {
    return { ...state, sheet: state.sheet === pane ? undefined : pane };
  }
  return { ...state, collapsed: { ...state.collapsed, [pane]: !state.collapsed[pane] } };
}

/** A sheet as wide as the window leaves nothing of the main pane to operate. */
export const coversMain = (state: PaneState, viewport: Viewport): boolean =>
  viewport === 'narrow' && state.sheet !== undefined;
