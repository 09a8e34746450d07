import type { StatPath } from '@statsfs/core/model';
import { ALL_CELLS, createLineSource, type LineMark, type LineSource } from './line-source.ts';
import type { LiveStore } from './live-store.ts';
import { NO_POINTS } from './sum-points.ts';

const keyOf = (mark: LineMark): string =>
  `${mark.kind} ${mark.kind === 'gap' ? mark.fromUs : mark.atUs} ${mark.text}`;

/** Several values in one chart, a line each: its id is the value's path. What happened to more than one is marked once. */
export function createManySource(
  store: Pick<LiveStore, 'onTick' | 'nowUs' | 'samples' | 'clockSteps'>,
  paths: readonly StatPath[],
): LineSource {
  const sources = new Map<string, LineSource>(
    paths.map((path) => [path, createLineSource(store, path)]),
  );
  return {
    subscribe: store.onTick,
    endUs: () => store.nowUs(),
    points: (line, fromUs) => sources.get(line)?.points(ALL_CELLS, fromUs) ?? NO_POINTS,
    marks: (fromUs) => {
      const all = [...sources.values()].flatMap((source) => source.marks(fromUs));
      return [...new Map(all.map((mark) => [keyOf(mark), mark])).values()];
    },
  };
}
