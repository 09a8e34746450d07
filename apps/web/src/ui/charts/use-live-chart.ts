import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import type { ChartSource } from './chart-source.ts';
import { type ChartSpec, type ChartSurround, LiveChart } from './live-chart.ts';

/** A chart on a canvas, and what React has to draw around it. Another source needs another key. */
export function useLiveChart(
  source: ChartSource,
  spec: ChartSpec,
  canvas: RefObject<HTMLCanvasElement | null>,
): { readonly chart: LiveChart; readonly surround: ChartSurround | undefined } {
  const [chart] = useState(() => new LiveChart(source, spec));
  useEffect(() => {
    if (canvas.current !== null) return chart.mount(canvas.current);
    return undefined;
  }, [chart, canvas]);
  useEffect(() => chart.setSpec(spec), [chart, spec]);
  const surround = useSyncExternalStore(chart.onSurround, chart.surround, () => undefined);
  return { chart, surround };
}
