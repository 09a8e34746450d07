'use client';

import type { StatPath } from '@statsfs/core/model';
import { useLatest } from '../../live/react/use-latest.ts';
import { useSchema } from '../../live/react/use-schema.ts';
import { useWatch } from '../../live/react/use-watch.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { StatLink } from '../../ui/place.tsx';
import { type OwnFigure, ownFigure } from './own-figure.ts';
import type { OwnCheck } from './own-figure-check.ts';
import { NameCell } from './table-cell.tsx';

export interface OwnFigureRowProps {
  readonly path: StatPath;
  /** The sum of the parts; undefined while it is not known. */
  readonly total: string | undefined;
  readonly rowIndex: number;
  readonly isWatched: boolean;
  /** Of a figure that is known to be a fold of the parts; undefined for one that only has their name. */
  readonly check: OwnCheck | undefined;
}

/** The kernel's own figure of the same name beside the sum of the parts. */
export function OwnFigureRow({ path, total, rowIndex, isWatched, check }: OwnFigureRowProps) {
  useWatch(isWatched ? [path] : []);
  const latest = useLatest(path);
  const descriptor = useSchema()?.resolvePath(path)?.descriptor;
  const own = ownFigure(latest, descriptor, { total, check });
  return (
    <tr aria-rowindex={rowIndex}>
      <NameCell className="pl-7 font-sans">
        <StatLink path={path} className="text-fg1 hover:text-accent hover:underline">
          the source’s own figure
        </StatLink>
      </NameCell>
      <td
        colSpan={3}
        className="h-[25px] truncate border-grid border-b px-2 text-right text-[11.5px]"
      >
        <Comparison own={own} />
      </td>
    </tr>
  );
}

function Comparison({ own }: { readonly own: OwnFigure }) {
  switch (own.kind) {
    case 'none':
      return <span className="text-fg2">…</span>;
    case 'equal':
      return (
        <>
          <span className="text-ok">✓ equal</span> <FigureText figure={own.figure} />
        </>
      );
    case 'agrees':
      return (
        <>
          <span
            className="text-ok"
            title="Between what the values below came to right before it was read and right after"
          >
            ✓ agrees
          </span>{' '}
          <FigureText figure={own.figure} />
        </>
      );
    case 'unchecked':
      return (
        <>
          <span className="font-sans text-fg2">cannot be checked: {own.reason}</span>{' '}
          <FigureText figure={own.figure} />
        </>
      );
    case 'wrong':
      return (
        <>
          <span className="text-warn">
            differs by <FigureText figure={own.by} />
          </span>{' '}
          <FigureText figure={own.figure} />
        </>
      );
    case 'differs':
      return (
        <>
          <span
            className="text-fg2"
            title="Its file is read at another moment of the sweep, so a figure that moves differs a little"
          >
            differs by <FigureText figure={own.by} />
          </span>{' '}
          <FigureText figure={own.figure} />
        </>
      );
  }
}
