import { hasRate, numberAt, type ResolvedValue } from '@statsfs/core/model';
import { rawUnitOf } from '@statsfs/core/units';
import type { Latest } from '../../live/latest.ts';
import { useLatest } from '../../live/react/use-latest.ts';
import { rateReadout, valueReadout } from '../../live/readout.ts';
import { StatLink } from '../../ui/place.tsx';
import { ReadoutText } from '../../ui/readout-text.tsx';
import type { Column } from './data-table.tsx';
import type { SortValue } from './sort-rows.ts';
import { wholeReadout } from './whole-readout.ts';
import { withoutNoun } from './without-noun.ts';

const COLUMNS: readonly Column<ResolvedValue>[] = [
  {
    id: 'name',
    label: 'name',
    isNumeric: false,
    isKey: true,
    render: ({ path, descriptor }) => (
      <StatLink
        path={path}
        title={descriptor.description}
        className="whitespace-nowrap text-fg0 hover:underline"
      >
        {descriptor.name}
      </StatLink>
    ),
  },
  {
    id: 'kind',
    label: 'kind',
    isNumeric: false,
    render: ({ descriptor }) => <span className="text-fg1">{kindOf(descriptor)}</span>,
  },
  {
    id: 'unit',
    label: 'unit',
    isNumeric: false,
    render: ({ descriptor }) => <span className="text-fg1">{rawUnitOf(descriptor.unit)}</span>,
  },
  { id: 'value', label: 'value', isNumeric: true, render: (row) => <Value row={row} /> },
  {
    id: 'rate',
    label: 'rate',
    title: 'Growth per second; only counters have one',
    isNumeric: true,
    render: (row) => <Rate row={row} />,
  },
];

export const valueColumns = (): readonly Column<ResolvedValue>[] => COLUMNS;

const kindOf = ({ kind, keys, type }: ResolvedValue['descriptor']): string => {
  const what = type === 'text' ? 'text' : kind;
  return keys.length === 0 ? what : `${what}, by ${keys.map(({ name }) => name).join(' and ')}`;
};

function Value({ row: { path, descriptor } }: { readonly row: ResolvedValue }) {
  return (
    <ReadoutText readout={withoutNoun(wholeReadout(useLatest(path), descriptor), descriptor)} />
  );
}

function Rate({ row: { path, descriptor } }: { readonly row: ResolvedValue }) {
  const latest = useLatest(path);
  // The reason stands in the column before; twice would only be loud.
  if (latest.kind === 'unreadable') return null;
  return <ReadoutText readout={rateReadout(latest, descriptor)} />;
}

/** What a column is sorted by. Values of different units compare by their raw numbers, for lack of better. */
export function valueSortValue(row: ResolvedValue, column: string, latest: Latest): SortValue {
  const { descriptor } = row;
  switch (column) {
    case 'kind':
      return kindOf(descriptor);
    case 'unit':
      return rawUnitOf(descriptor.unit);
    case 'rate':
      return latest.kind === 'ok' && hasRate(descriptor.kind) ? latest.rate : undefined;
    case 'value':
      if (latest.kind !== 'ok') return undefined;
      return valueReadout(latest, descriptor).kind === 'figure' && descriptor.keys.length === 0
        ? numberAt(latest.words, 0, descriptor.type)
        : undefined;
    default:
      return descriptor.name;
  }
}
