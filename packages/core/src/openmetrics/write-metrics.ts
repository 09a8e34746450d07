import { cellUnitOf } from '../model/descriptor.ts';
import { READ_OK, type Readings } from '../model/readings.ts';
import type { ResolvedValue, SchemaIndex } from '../model/schema-index.ts';
import { cellKeys, cellTexts } from '../query/value-lines.ts';
import { inBaseUnitText } from './base-unit-text.ts';
import { bucketsOf } from './bucket-bounds.ts';
import type { MetricFamily } from './metric-family.ts';
import { escaped, label, labelName, plainName } from './metric-name.ts';

/** What is written: the figures of one host, as they were last read. */
export interface MetricSource {
  readonly host: string;
  readonly index: SchemaIndex;
  readonly readings: Readings;
  /** Since when a counter counts, in seconds since 1970 as text, for each cell; undefined where nobody knows. */
  readonly startOf: (value: ResolvedValue) => ((cell: number) => string | undefined) | undefined;
  /** The exact figure of a slot, when it is to be another than the one that was read. */
  readonly steady?: (value: ResolvedValue, slot: number, exact: string) => string;
}

export const OPENMETRICS_TYPE = 'application/openmetrics-text; version=1.0.0; charset=utf-8';
export const OPENMETRICS_END = '# EOF\n';

/** Labels of a sample that is of the host itself. */
export const hostLabels = (host: string): string => `{${label('host', host)}}`;

/** The lines before the samples of a family. */
export function familyHead({ name, type, unit, help }: Omit<MetricFamily, 'values'>): string {
  const unitLine = unit === '' ? '' : `# UNIT ${name} ${unit}\n`;
  return `# TYPE ${name} ${type}\n${unitLine}# HELP ${name} ${escaped(help)}\n`;
}

/**
 * The samples of one value of a family, a line for each; '' while it could not be read: no figure is not 0.
 * @param number index of the value.
 */
export function valueSamples(family: MetricFamily, number: number, source: MetricSource): string {
  const { index, readings } = source;
  const resolved = index.resolve(number);
  if (resolved === undefined || readings.status[resolved.value.file] !== READ_OK) return '';
  const texts = cellTexts(index, readings, resolved);
  if (family.type === 'histogram') return histogramSamples(family, resolved, texts, source);
  const { descriptor, value } = resolved;
  const unit = cellUnitOf(descriptor);
  const head = headLabels(resolved, source);
  const isCounter = family.type === 'counter';
  const suffix = isCounter ? '_total' : '';
  const startOf = isCounter ? source.startOf(resolved) : undefined;
  const keys = descriptor.keys.length === 0 ? undefined : cellKeys(index, resolved);
  let lines = '';
  texts.forEach((read, cell) => {
    // Of a counter OpenMetrics takes no such figure; a program can publish any.
    if (isCounter && (read.startsWith('-') || read === 'NaN')) return;
    const exact = source.steady?.(resolved, value.firstSlot + cell, read) ?? read;
    const labels = labelsOf(head, resolved, keys?.[cell]);
    lines += `${family.name}${suffix}${labels} ${inBaseUnitText(exact, descriptor.type, unit)}\n`;
    const start = startOf?.(cell);
    if (start !== undefined) lines += `${family.name}_created${labels} ${start}\n`;
  });
  return lines;
}

/** Buckets count up here, and are named by the greatest that falls into them; the kernel has integers. */
function histogramSamples(
  family: MetricFamily,
  resolved: ResolvedValue,
  texts: readonly string[],
  source: MetricSource,
): string {
  const bounds = bucketsOf(source.index, resolved) ?? [];
  const { descriptor } = resolved;
  const head = headLabels(resolved, source);
  const keys = cellKeys(source.index, resolved);
  const startOf = source.startOf(resolved);
  let lines = '';
  for (let first = 0; first < texts.length; first += bounds.length) {
    const others = keys[first]?.slice(0, -1);
    let sum = 0n;
    bounds.forEach((_, at) => {
      sum += BigInt(texts[first + at] ?? '0');
      const next = bounds[at + 1];
      const le =
        next === undefined ? '+Inf' : inBaseUnitText(`${next - 1n}`, 'u64', descriptor.unit);
      const labels = labelsOf([...head, label('le', le)], resolved, others);
      lines += `${family.name}_bucket${labels} ${sum}\n`;
    });
    const start = startOf?.(first);
    if (start !== undefined) {
      lines += `${family.name}_created${labelsOf(head, resolved, others)} ${start}\n`;
    }
  }
  return lines;
}

/** Labels that all cells of a value have. */
function headLabels({ path, descriptor }: ResolvedValue, { host }: MetricSource): string[] {
  const labels = [label('host', host)];
  const place = path.slice(path.indexOf('/') + 1, Math.max(0, path.lastIndexOf('/')));
  if (place !== '' && path.includes('/') && path.indexOf('/') !== path.lastIndexOf('/')) {
    labels.push(label('source', place));
  }
  // Two names that are one without their odd characters must not be one series.
  const { name } = descriptor;
  if (plainName(name) !== name || name.endsWith('_total')) labels.push(label('value', name));
  return labels;
}

function labelsOf(
  head: readonly string[],
  { descriptor }: ResolvedValue,
  keys: readonly string[] | undefined,
): string {
  if (keys === undefined) return `{${head.join(',')}}`;
  const own: string[] = [];
  keys.forEach((key, at) => {
    const name = labelName(descriptor.keys[at]?.name ?? 'key');
    const isTwice = own.some((one) => one.startsWith(`${name}="`));
    own.push(label(isTwice ? `${name}_${at}` : name, key));
  });
  return `{${[...head, ...own].join(',')}}`;
}
