import type { FormatSpec } from '@statsfs/core/format';
import { type Kind, NO_CLEAR, NOT_READ } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import type { ValueMeta } from '../../catalog/catalog-entry.ts';
import type { DirectoryEntry, StatReader } from '../../ports/stat-reader.ts';
import { readText } from '../folder/read-text.ts';
import { unitOfDescription } from './description-unit.ts';
import { type Annotations, parseAnnotations } from './parse-annotations.ts';
import { type Fields, parseFields } from './parse-fields.ts';

const ANNOTATIONS = 'annotations';
const FIELDS = 'fields';
/** Its file with the figures. */
export const VALUES = 'values';

/** Files of a metric. `version` says 1 and never said anything else. */
export const METRIC_FILES: ReadonlySet<string> = new Set([ANNOTATIONS, FIELDS, VALUES, 'version']);

/** The kernel gives each of them 1 KiB. */
const MAX_BYTES = 16_384;

/** What the files beside `values` make of it. */
export interface FoundMetric {
  readonly format: FormatSpec;
  readonly describe: () => ValueMeta;
  /** Why it cannot be read: a code of core's `unreadable`; 0: it can. */
  readonly problem: number;
}

/** Whether a directory is a metric of metricfs: one value, named after it. */
export const isMetric = (entries: readonly DirectoryEntry[]): boolean =>
  [ANNOTATIONS, FIELDS, VALUES].every((wanted) =>
    entries.some(({ name, kind }) => name === wanted && kind === 'file'),
  );

/**
 * Reads what a metric says of itself. Without `fields` its rows mean nothing; without `annotations`, which the kernel
 * refuses with ENOMEM where the description is too long, it only has none, and nobody knows how it moves.
 */
export function findMetric(reader: StatReader, directory: number): FoundMetric {
  const text = readText(reader, directory, FIELDS, MAX_BYTES);
  const fields = typeof text === 'string' ? parseFields(text) : undefined;
  if (fields === undefined) {
    const problem = typeof text === 'number' ? -text : NOT_READ.unrecognised;
    return { format: { kind: 'scalar' }, describe: () => UNDESCRIBED, problem };
  }
  const said = readText(reader, directory, ANNOTATIONS, MAX_BYTES);
  const annotations = typeof said === 'string' ? parseAnnotations(said) : undefined;
  const meta = annotations === undefined ? UNDESCRIBED : metaOf(annotations);
  return { format: formatOf(fields, annotations), describe: () => meta, problem: 0 };
}

const UNDESCRIBED: ValueMeta = {
  kind: 'unknown',
  unit: UNITS.none,
  description: '',
  clear: NO_CLEAR,
};

function metaOf({ description, isCumulative }: Annotations): ValueMeta {
  const kind: Kind = isCumulative ? 'cumulative' : 'floating';
  return { kind, unit: unitOfDescription(description), description, clear: NO_CLEAR };
}

function formatOf({ keys, value }: Fields, annotations: Annotations | undefined): FormatSpec {
  const isCounter = value === 'int' && annotations?.isCumulative === true;
  return { kind: 'metricfs', keys, value: isCounter ? 'counter' : value };
}
