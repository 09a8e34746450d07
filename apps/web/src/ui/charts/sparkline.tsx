'use client';
import { useEffect, useRef } from 'react';
import type { ChartSource } from './chart-source.ts';
import type { CommonScale } from './common-scale.ts';
import { SparkInk } from './spark-ink.ts';

export interface SparklineProps {
  readonly source: Pick<ChartSource, 'subscribe' | 'endUs' | 'points'>;
  /** Line of the source. */
  readonly line: string;
  readonly windowSeconds: number;
  /** An axis that it shares with others. */
  readonly scale?: CommonScale | undefined;
  /** Size and colour: the ink is the text colour. */
  readonly className: string;
}

/** A line without axes, for a row. Decoration: the figure beside it is what is read out. */
export function Sparkline({ source, line, windowSeconds, scale, className }: SparklineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    return new SparkInk(canvas.current, source, { line, windowSeconds, scale }).start();
  }, [source, line, windowSeconds, scale]);
  return <canvas ref={canvas} aria-hidden className={className} />;
}
