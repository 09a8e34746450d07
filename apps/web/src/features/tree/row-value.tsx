'use client';

import type { ResolvedValue } from '@statsfs/core/model';
import { useLatest } from '../../live/react/use-latest.ts';
import { classNames } from '../../ui/class-names.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { rowFigure } from './row-figure.ts';

/** The figure at the end of a row. The only part of a row that a new sample re-renders. */
export function RowValue({ value }: { readonly value: ResolvedValue }) {
  const figure = rowFigure(useLatest(value.path), value.descriptor);
  const cell = 'block truncate text-right font-mono text-[11.5px]';
  switch (figure.kind) {
    case 'figure':
      return (
        <span className={classNames(cell, figure.isStale ? 'text-fg2' : 'text-fg0')}>
          <FigureText figure={figure.figure} copies={false} />
        </span>
      );
    case 'words':
      return (
        <span title={figure.hint} className={classNames(cell, 'text-fg2')}>
          {figure.text}
        </span>
      );
    case 'unreadable':
      return (
        <span
          title={`Unreadable: ${figure.reason} (${figure.name})`}
          className="block truncate text-right text-bad text-t0"
        >
          {figure.reason}
        </span>
      );
  }
}
