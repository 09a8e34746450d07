'use client';

import type { StatPath } from '@statsfs/core/model';
import { useLatest } from '../../live/react/use-latest.ts';
import { useSchema } from '../../live/react/use-schema.ts';
import { useWatch } from '../../live/react/use-watch.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { StatLink } from '../../ui/place.tsx';
import { compareOwn, type OwnFigure } from './own-figure.ts';
import { NameCell } from './table-cell.tsx';

export interface OwnFigureRowProps {
  readonly path: StatPath;
  /** The sum of the parts; undefined while it is not known. */
  readonly total: string | undefined;
  readonly rowIndex: number;
  readonly isWatched: boolean;
}

/** The kernel's own figure of the same name beside the sum of the parts. */
export function OwnFigureRow({ path, total, rowIndex, isWatched }: OwnFigureRowProps) {
  useWatch(isWatched ? [path] : []);
  const latest = useLatest(path);
  const descriptor = useSchema()?.resolvePath(path)?.descriptor;
  const own: OwnFigure =
    descriptor === undefined || total === undefined
      ? { kind: 'none' }
      : compareOwn(latest, descriptor, total);
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
