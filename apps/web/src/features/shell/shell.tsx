'use client';

import { type CSSProperties, type ReactNode, useRef } from 'react';
import { PaneSeparator } from './pane-separator.tsx';
import { coversMain, PANE_IDS, type Pane } from './pane-state.ts';
import type { WidthRange } from './resize-by-key.ts';
import type { Panes } from './use-panes.ts';

export interface PaneSize {
  readonly widthPx: number;
  readonly range: WidthRange;
}

export interface ShellProps {
  readonly header: ReactNode;
  readonly tree: ReactNode;
  readonly main: ReactNode;
  readonly metadata: ReactNode;
  readonly footer: ReactNode;
  readonly panes: Panes;
  readonly sizes: Readonly<Record<Pane, PaneSize>>;
  readonly onResize: (pane: Pane, widthPx: number) => void;
}

/** Header, tree, main pane, metadata and status line, and the room they have. */
export function Shell(props: ShellProps) {
  const { header, tree, main, metadata, footer, panes, sizes } = props;
  const { state, viewport } = panes;
  const shell = useRef<HTMLDivElement>(null);
  const separator = (pane: Pane, side: 'left' | 'right', label: string): ReactNode => (
    <PaneSeparator
      label={label}
      controls={PANE_IDS[pane]}
      side={side}
      {...sizes[pane]}
      onDrag={(widthPx) => shell.current?.style.setProperty(`--${pane}-width`, `${widthPx}px`)}
      onChange={(widthPx) => props.onResize(pane, widthPx)}
      onCollapse={() => panes.toggle(pane)}
    />
  );
  const shown = (pane: Pane): 'open' | 'collapsed' =>
    state.collapsed[pane] && viewport !== 'narrow' ? 'collapsed' : 'open';
  return (
    <div
      ref={shell}
      className="shell"
      data-tree={shown('tree')}
      data-metadata={viewport === 'wide' ? shown('metadata') : 'open'}
      data-sheet={state.sheet ?? 'none'}
      style={widths(sizes)}
    >
      <header className="shell-header">{header}</header>
      <nav id={PANE_IDS.tree} aria-label="Statistics" className="shell-tree">
        {tree}
        {separator('tree', 'left', 'Width of the tree')}
      </nav>
      <main className="shell-main" inert={coversMain(state, viewport)} tabIndex={-1}>
        {main}
      </main>
      <aside id={PANE_IDS.metadata} aria-label="About the selection" className="shell-metadata">
        {separator('metadata', 'right', 'Width of the metadata pane')}
        {metadata}
      </aside>
      <footer className="shell-footer">{footer}</footer>
    </div>
  );
}

/** Widths are the one thing that a class cannot say. */
const widths = (sizes: ShellProps['sizes']): CSSProperties =>
  ({
    '--tree-width': `${sizes.tree.widthPx}px`,
    '--metadata-width': `${sizes.metadata.widthPx}px`,
    // React's CSSProperties does not know custom properties.
  }) as CSSProperties;
