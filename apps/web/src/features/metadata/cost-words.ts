import { formatDurationSeconds, formatInteger } from '@statsfs/core/units';

/** What reading takes, as the agent has measured it. */
export interface ReadCost {
  readonly files: number;
  /** Wall time, in µs for each second. */
  readonly usPerSecond: number;
  readonly dearestUs: number;
  /** Undefined: it is read only when somebody asks. */
  readonly dearestIntervalMs?: number | undefined;
}

/** Of one value: a read of its file, and how often that happens. */
export function valueCostWords({ dearestUs, dearestIntervalMs }: ReadCost): string {
  if (dearestUs === 0) return 'not read yet';
  const each = `${micros(dearestUs)} a read`;
  return dearestIntervalMs === undefined
    ? `${each}, only while somebody looks`
    : `${each}, ${everyText(dearestIntervalMs)}`;
}

/** Of a source: all that is below it. */
export function sourceCostWords(costs: readonly ReadCost[]): string {
  const files = costs.reduce((sum, one) => sum + one.files, 0);
  const us = costs.reduce((sum, one) => sum + one.usPerSecond, 0);
  const count = `${formatInteger(String(files))} ${files === 1 ? 'file' : 'files'}`;
  return us === 0
    ? `${count}, read only while somebody looks`
    : `${micros(us)} a second, for ${count}`;
}

const everyText = (ms: number): string =>
  ms === 1000 ? 'every second' : `every ${formatDurationSeconds(ms / 1000)}`;

/** Two digits tell enough of what differs from one read to the next. */
function micros(us: number): string {
  if (us >= 99_500) return formatDurationSeconds(us / 1e6);
  const [value, unit] = us >= 995 ? [us / 1000, 'ms'] : [us, 'µs'];
  return `${value >= 9.95 ? Math.round(value) : value.toFixed(1)} ${unit}`;
}
