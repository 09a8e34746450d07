'use client';

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { resizeByKey, type WidthRange } from './resize-by-key.ts';

export interface PaneSeparatorProps {
  /** Accessible name: "Width of the tree". */
  readonly label: string;
  /** Id of the pane that it resizes. */
  readonly controls: string;
  readonly side: 'left' | 'right';
  readonly widthPx: number;
  readonly range: WidthRange;
  /** While dragging, many times a second: no React render, please. */
  readonly onDrag: (widthPx: number) => void;
  readonly onChange: (widthPx: number) => void;
  readonly onCollapse: () => void;
}

/** The edge of a pane: drag it, or focus it and use the arrow keys; Enter collapses the pane. */
export function PaneSeparator(props: PaneSeparatorProps) {
  const { label, controls, side, widthPx, range, onDrag, onChange, onCollapse } = props;
  const drag = useRef<{ readonly fromX: number; widthPx: number } | undefined>(undefined);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      onCollapse();
      return;
    }
    const next = resizeByKey(event, widthPx, range, side);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.dataset.dragged = '';
    drag.current = { fromX: event.clientX, widthPx };
  };

  const onPointerMove = (event: PointerEvent): void => {
    if (drag.current === undefined) return;
    const moved = (event.clientX - drag.current.fromX) * (side === 'left' ? 1 : -1);
    const wanted = Math.min(range.mostPx, Math.max(range.leastPx, widthPx + moved));
    drag.current.widthPx = wanted;
    onDrag(wanted);
  };

  const onPointerEnd = (event: PointerEvent<HTMLDivElement>): void => {
    delete event.currentTarget.dataset.dragged;
    if (drag.current !== undefined) onChange(drag.current.widthPx);
    drag.current = undefined;
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be focused and dragged
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={widthPx}
      aria-valuemin={range.leastPx}
      aria-valuemax={range.mostPx}
      aria-valuetext={`${widthPx} pixels`}
      className="shell-separator"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onDoubleClick={onCollapse}
    />
  );
}
