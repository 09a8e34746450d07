import { type Descriptor, hasRate } from '@statsfs/core/model';
import { chartFigure } from '../../live/chart-figure.ts';
import { ALL_CELLS, type LineSource, naturalForm } from '../../live/line-source.ts';
import { extentOf } from '../../ui/charts/extent.ts';
import { withoutNoun } from './cell-readout.ts';
import { WordCell } from './table-cell.tsx';
import { COLUMN, RANGE_SECONDS } from './value-columns.ts';

const NOTHING = { kind: 'none' } as const;

interface RangeCellsProps {
  readonly source: LineSource;
  readonly descriptor: Descriptor;
}

/** Lowest and highest of the line. Rounded, as points of a line are: the exact figure of now stands beside them. */
export function RangeCells({ source, descriptor }: RangeCellsProps) {
  const fromUs = source.endUs() - RANGE_SECONDS * 1e6;
  const extent = extentOf([source.points(ALL_CELLS, fromUs)], fromUs);
  const format = chartFigure(naturalForm(descriptor.kind), descriptor);
  return [extent?.[0], extent?.[1]].map((figure, end) => {
    const readout =
      figure === undefined ? NOTHING : { kind: 'figure' as const, figure: format(figure) };
    // The unit of a rate holds its scale.
    const said = hasRate(descriptor.kind) ? readout : withoutNoun(readout, descriptor.unit);
    return (
      <WordCell
        // biome-ignore lint/suspicious/noArrayIndexKey: the lower and the upper end, always both
        key={end}
        className={`text-right font-mono ${COLUMN.range}`}
      >
        {'figure' in said && `${said.figure.text} ${said.figure.unit}`.trimEnd()}
      </WordCell>
    );
  });
}
