import { type Figure, formatClockMs } from '@statsfs/core/units';
import { useMemo } from 'react';
import type { ChartFrame } from './chart-frame.ts';
import type { ChartSource, LineSpec } from './chart-source.ts';
import { toTableRows } from './table-rows.ts';

export interface ChartTableProps {
  readonly name: string;
  readonly source: ChartSource;
  readonly lines: readonly LineSpec[];
  readonly frame: ChartFrame;
  readonly format: (value: number) => Figure;
}

const MAX_ROWS = 300;

/** The points of a chart as a table, newest first. It keeps still while it is read: it is made anew when the axis steps. */
export function ChartTable({ name, source, lines, frame, format }: ChartTableProps) {
  const rows = useMemo(
    () =>
      toTableRows(
        lines.map(({ id }) => source.points(id, frame.fromUs)),
        frame.fromUs,
        MAX_ROWS,
      ),
    [source, lines, frame],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="mt-2 max-h-64 overflow-auto border-grid border-t" tabIndex={0}>
      <table aria-label={`${name}, data`} className="w-full border-collapse text-t1">
        <thead className="sticky top-0 bg-bg1 text-fg2 text-t0">
          <tr>
            <th scope="col" className="px-2 py-1 text-left font-medium">
              time
            </th>
            {lines.map(({ id, label }) => (
              <th key={id} scope="col" className="px-2 py-1 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="font-mono">
          {rows.map(({ atUs, values, isReset }) => (
            <tr key={atUs} className="border-grid border-b">
              <th scope="row" className="px-2 py-0.5 text-left font-normal text-fg1">
                {formatClockMs(atUs / 1000, new Date(atUs / 1000).getTimezoneOffset())}
              </th>
              {values.map((value, i) => (
                <Cell key={lines[i]?.id} figure={format(value)} isReset={isReset} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ figure, isReset }: { readonly figure: Figure; readonly isReset: boolean }) {
  const isNone = figure.text === '—';
  return (
    <td title={figure.exact} className="px-2 py-0.5 text-right">
      {isNone && isReset ? 'reset' : figure.text}
      {figure.unit !== '' && <span className="ml-1 text-fg2 text-t0">{figure.unit}</span>}
    </td>
  );
}
