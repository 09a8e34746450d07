import type { Schema, SchemaIndex } from '@statsfs/core/model';
import {
  familyHead,
  type MetricFamily,
  type MetricSource,
  metricFamilies,
  OPENMETRICS_END,
  valueSamples,
} from '@statsfs/core/openmetrics';
import { matchPaths } from '@statsfs/core/query';
import type { HostState } from '../../trpc/live-event.ts';
import { STATE_NAMES, stateMetrics } from './state-metrics.ts';

/** Figures of a host, and how it is. */
export interface HostFigures extends Omit<MetricSource, 'index'> {
  /** Undefined until the first contact. */
  readonly index: SchemaIndex | undefined;
  readonly state: HostState;
}

/** Found once for a schema, for a scraper asks again and again. */
const known = new WeakMap<Schema, readonly MetricFamily[]>();

function familiesOf(index: SchemaIndex): readonly MetricFamily[] {
  const families = known.get(index.schema) ?? metricFamilies(index, STATE_NAMES);
  known.set(index.schema, families);
  return families;
}

/**
 * All that is known of a host as OpenMetrics, in pieces of a value each. What is not live is not told: figures of a while
 * ago would be taken for those of now.
 * @param globs paths and globs that values or sources above them fit; undefined: all values.
 * @returns undefined when one of them is no path.
 */
export function hostMetrics(
  figures: HostFigures,
  globs: readonly string[] | undefined,
): Iterable<string> | undefined {
  const { index } = figures;
  if (index === undefined) return write(figures, undefined, undefined);
  const wanted = globs && valuesOf(index, globs);
  if (globs !== undefined && wanted === undefined) return undefined;
  return write(figures, index, wanted);
}

function* write(
  figures: HostFigures,
  index: SchemaIndex | undefined,
  wanted: ReadonlySet<number> | undefined,
): Generator<string> {
  yield stateMetrics(figures.host, figures.state);
  if (index !== undefined && figures.state.condition === 'live') {
    const source: MetricSource = { ...figures, index };
    for (const family of familiesOf(index)) yield* familySamples(family, source, wanted);
  }
  yield OPENMETRICS_END;
}

/** A family without a sample is left out with its head. */
function* familySamples(
  family: MetricFamily,
  source: MetricSource,
  wanted: ReadonlySet<number> | undefined,
): Generator<string> {
  let isBegun = false;
  for (const value of family.values) {
    if (wanted?.has(value) === false) continue;
    const samples = valueSamples(family, value, source);
    if (samples === '') continue;
    yield isBegun ? samples : familyHead(family) + samples;
    isBegun = true;
  }
}

function valuesOf(index: SchemaIndex, globs: readonly string[]): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const glob of globs) {
    const nodes = matchPaths(index, glob);
    if (nodes === undefined) return undefined;
    for (const node of nodes) {
      if (node.kind === 'value') values.add(node.index);
      else for (const value of index.valuesBelow(node.index)) values.add(value);
    }
  }
  return values;
}
