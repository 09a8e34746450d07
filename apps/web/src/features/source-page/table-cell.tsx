import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { ReadoutText } from '../../ui/readout-text.tsx';
import type { CellReadout } from './cell-readout.ts';
import { counted } from './counted.ts';
import type { FoldReadout } from './fold-latest.ts';

const CELL = 'h-[25px] truncate border-grid border-b px-2 text-[11.5px]';

export interface CellProps {
  readonly children?: ReactNode;
  readonly className?: string;
  readonly title?: string | undefined;
}

/** Names its row. */
export function NameCell({ children, className, title }: CellProps) {
  return (
    <th
      scope="row"
      title={title}
      className={classNames(CELL, 'text-left font-mono font-normal', className)}
    >
      {children}
    </th>
  );
}

export function WordCell({ children, className, title }: CellProps) {
  return (
    <td title={title} className={classNames(CELL, 'text-left text-fg1', className)}>
      {children}
    </td>
  );
}

export interface FigureCellProps {
  readonly readout: CellReadout | FoldReadout;
  readonly isStale?: boolean;
  readonly className?: string;
}

/** A figure, or what stands in its place; dimmed when it is old. */
export function FigureCell({ readout, isStale = false, className }: FigureCellProps) {
  return (
    <td className={classNames(CELL, 'text-right font-mono', isStale && 'text-fg2', className)}>
      <FigureOr readout={readout} />
    </td>
  );
}

/** A figure, or what stands in its place. */
export function FigureOr({ readout }: { readonly readout: CellReadout | FoldReadout }) {
  switch (readout.kind) {
    case 'cells':
      return (
        <span title={`Not summed: ${readout.why}`} className="text-fg2">
          {counted(readout.count, 'cell')}
        </span>
      );
    case 'refused':
      return (
        <span title={readout.why} className="font-sans text-fg2 text-t0">
          {readout.why}
        </span>
      );
    default:
      return <ReadoutText readout={readout} />;
  }
}
