import { type Figure, formatClock } from '@statsfs/core/units';
import { type KeyboardEvent, useContext, useEffect, useState } from 'react';
import { keyOf } from '../keys/keymap.ts';
import { KeysContext } from '../keys/keys-context.ts';
import type { LineSpec } from './chart-source.ts';
import type { Crosshair } from './crosshair.ts';
import type { LiveChart } from './live-chart.ts';
import { stepFrom, valueAt } from './values-at.ts';

export interface ChartKeys {
  readonly chart: LiveChart;
  readonly crosshair: Crosshair;
  readonly lines: readonly LineSpec[];
  readonly format: (value: number) => Figure;
  readonly toggleTable: () => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};
/** Holding an arrow key down moves many times; only where it comes to rest is read out. */
const SPEAK_DELAY_MS = 250;

/** What the keyboard does on a focused chart, and what is read out after it. */
export function useChartKeys(keys: ChartKeys): {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly spoken: string;
} {
  const { chart, crosshair, toggleTable } = keys;
  const { keymap } = useContext(KeysContext);
  const [moved, setMoved] = useState('');
  const spoken = useSettledText(moved);

  const move = (steps: number): void => {
    const fromUs = chart.surround()?.frame.fromUs;
    const [first] = keys.lines;
    if (fromUs === undefined || first === undefined) return;
    const points = chart.source.points(first.id, fromUs);
    const us = stepFrom(points, crosshair.state().atUs, steps);
    if (us === undefined) return;
    const inWindow = Math.max(us, fromUs);
    crosshair.move(inWindow);
    setMoved(speak(keys, fromUs, inWindow));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isPlain || event.target !== event.currentTarget) return;
    const steps = STEPS[event.key];
    if (steps !== undefined) move(event.shiftKey ? steps * 10 : steps);
    else if (event.key === keyOf(keymap, 'chart-table')) toggleTable();
    else if (event.key === keyOf(keymap, 'chart-lock')) crosshair.toggleLock();
    else if (event.key === 'Escape' && crosshair.state().atUs !== undefined) crosshair.release();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { onKeyDown, spoken };
}

function speak({ chart, lines, format }: ChartKeys, fromUs: number, us: number): string {
  const figures = lines.map((line) => {
    const { text, unit } = format(valueAt(chart.source.points(line.id, fromUs), us));
    return `${line.label} ${text === '—' ? 'no figure' : `${text} ${unit}`.trimEnd()}`;
  });
  const offset = new Date(us / 1000).getTimezoneOffset();
  return `${formatClock(us / 1000, offset)}: ${figures.join(', ')}`;
}

function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SPEAK_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
