import { refusalOf } from '@statsfs/core/aggregate';
import { cellUnitOf, hasRate, type ResolvedValue } from '@statsfs/core/model';
import { formatExact, formatRate } from '@statsfs/core/units';
import type { ReactNode } from 'react';
import type { Grown } from '../../live/baseline/grown.ts';
import { grownReadout } from '../../live/baseline/grown-readout.ts';
import type { Latest } from '../../live/latest.ts';
import { rateReadout, valueReadout } from '../../live/readout.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { ReadoutText } from '../../ui/readout-text.tsx';
import type { CellRow } from './cell-rows.ts';
import type { Column } from './column.ts';
import { wholeReadout } from './whole-readout.ts';
import { withoutNoun } from './without-noun.ts';

type CellColumn = Column<CellRow>;

/** What the column of growth since a baseline says; none while no baseline is chosen. */
export interface SinceColumn {
  readonly grown: Grown;
  readonly label: string;
}

/** Keys first, then what moves, then what stands. Only counters have rates and shares. */
export function cellColumns(
  resolved: ResolvedValue,
  latest: Latest,
  since: SinceColumn,
): readonly CellColumn[] {
  const { descriptor } = resolved;
  const keys = descriptor.keys.map(
    ({ name, type }, i): CellColumn => ({
      id: `key ${name}`,
      label: name,
      isNumeric: false,
      isKey: i === 0,
      render: (row) => (type === 'string' && row.keys[i] === '' ? '(empty)' : row.keys[i]),
    }),
  );
  const ends = [endColumn(resolved, 'min', 'lowest'), endColumn(resolved, 'max', 'highest')];
  const value: CellColumn = {
    id: 'value',
    label: hasRate(descriptor.kind) ? 'total' : 'value',
    isNumeric: true,
    render: ({ cell }) => (
      <ReadoutText readout={withoutNoun(valueReadout(latest, descriptor, cell), descriptor)} />
    ),
  };
  const grown = since.grown.kind === 'off' ? [] : [sinceColumn(resolved, since)];
  if (!hasRate(descriptor.kind)) return [...keys, value, ...grown, ...ends];
  return [
    ...keys,
    {
      id: 'rate',
      label: 'rate',
      isNumeric: true,
      render: ({ cell }) => <ReadoutText readout={rateReadout(latest, descriptor, cell)} />,
    },
    {
      id: 'share',
      label: 'share',
      title: 'Share of the rate of all cells',
      isNumeric: true,
      render: ({ share }) => (Number.isNaN(share) ? '' : `${(100 * share).toFixed(1)} %`),
    },
    ...ends,
    ...grown,
    value,
  ];
}

function sinceColumn({ descriptor }: ResolvedValue, { grown, label }: SinceColumn): CellColumn {
  return {
    id: 'since',
    label,
    title: 'Growth since the baseline, for you alone',
    isNumeric: true,
    render: ({ cell }) => (
      <ReadoutText readout={withoutNoun(grownReadout(grown, descriptor, cell), descriptor)} />
    ),
  };
}

function endColumn({ descriptor }: ResolvedValue, end: 'min' | 'max', word: string): CellColumn {
  const isRate = hasRate(descriptor.kind);
  return {
    id: end,
    label: end,
    title: `The ${word} ${isRate ? 'rate' : 'value'} in the time span shown`,
    isNumeric: true,
    render: (row) => {
      const value = end === 'min' ? row.low : row.high;
      if (Number.isNaN(value)) return <span className="text-fg2">…</span>;
      if (isRate) return <FigureText figure={formatRate(value, cellUnitOf(descriptor))} />;
      const type = Number.isInteger(value) && descriptor.type !== 'f64' ? 's64' : 'f64';
      const text = type === 's64' ? BigInt(value).toString() : String(value);
      const figure = formatExact(text, type, cellUnitOf(descriptor));
      return <ReadoutText readout={withoutNoun({ kind: 'figure', figure }, descriptor)} />;
    },
  };
}

/** The whole table in one row; figures that do not add up are left out. */
export const cellFooter = (
  columns: readonly CellColumn[],
  resolved: ResolvedValue,
  latest: Latest,
  grown: Grown,
): readonly ReactNode[] =>
  columns.map((column) => (
    <Whole key={column.id} column={column} resolved={resolved} latest={latest} grown={grown} />
  ));

interface WholeProps {
  readonly column: CellColumn;
  readonly resolved: ResolvedValue;
  readonly latest: Latest;
  readonly grown: Grown;
}

function Whole({ column: { id, isKey }, resolved: { descriptor }, latest, grown }: WholeProps) {
  if (isKey) return 'all';
  if (id === 'rate') return <ReadoutText readout={rateReadout(latest, descriptor)} />;
  if (id === 'since' && refusalOf('sum', descriptor) === undefined)
    return <ReadoutText readout={withoutNoun(grownReadout(grown, descriptor), descriptor)} />;
  if (id !== 'value' || !hasRate(descriptor.kind)) return null;
  return <ReadoutText readout={withoutNoun(wholeReadout(latest, descriptor), descriptor)} />;
}
