import type { Figure } from '@statsfs/core/units';
import { useSyncExternalStore } from 'react';
import type { HeatPlot } from './heat-plot.ts';
import type { LiveHeat } from './live-heat.ts';

export interface HeatTableProps {
  readonly name: string;
  readonly heat: LiveHeat;
  readonly rowNames: readonly string[];
  readonly format: (value: number) => Figure;
}

/** Columns of a heatmap that its table repeats; more would not be read. */
const MAX_COLUMNS = 12;
const noPlot = (): undefined => undefined;

/** The newest columns of a heatmap in figures, the newest first. */
export function HeatTable({ name, heat, rowNames, format }: HeatTableProps) {
  const plot = useSyncExternalStore(heat.onPlot, heat.plot, noPlot);
  const columns = (plot?.columns ?? []).slice(-MAX_COLUMNS).reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="mt-2 max-h-64 overflow-auto border-grid border-t" tabIndex={0}>
      <table aria-label={`${name}, data`} className="w-full border-collapse text-t1">
        <thead className="sticky top-0 bg-bg1 text-fg2 text-t0">
          <tr>
            <th scope="col" className="px-2 py-1 text-left font-medium">
              cell
            </th>
            {columns.map(({ startUs }) => (
              <th key={startUs} scope="col" className="px-2 py-1 text-right font-medium">
                {ago(plot, startUs)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="font-mono">
          {rowNames.map((label, row) => (
            <tr key={label} className="border-grid border-b">
              <th scope="row" className="px-2 py-0.5 text-left font-normal text-fg1">
                {label}
              </th>
              {columns.map(({ startUs, cells }) => {
                const { text, exact } = format(cells[row] ?? Number.NaN);
                return (
                  <td key={startUs} title={exact} className="px-2 py-0.5 text-right">
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ago(plot: HeatPlot | undefined, startUs: number): string {
  if (plot === undefined) return '';
  const endUs = plot.fromUs + (plot.columnCount - 1) * plot.bucketUs;
  const seconds = Math.round((endUs - startUs) / 1e6);
  return seconds === 0 ? 'now' : `−${seconds} s`;
}
