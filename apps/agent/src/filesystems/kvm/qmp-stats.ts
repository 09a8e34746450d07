/*
 * Answers of QEMU about statistics, as qapi/stats.json has them since 7.1. Of each provider and each target there is a
 * schema; of those we know KVM's, of a VM and of its virtual CPUs.
 */
import { linearBounds, log2Bounds, type ToldMeaning } from '@statsfs/core/format';
import type { Kind } from '@statsfs/core/model';
import { UNITS, type Unit } from '@statsfs/core/units';
import { isObject, type JsonObject, parseU64 } from './qmp-message.ts';

const PROVIDER = 'kvm';

export const QMP_TARGETS = ['vm', 'vcpu'] as const;
export type QmpTarget = (typeof QMP_TARGETS)[number];

/** What a statistic is, by its name. */
export interface QmpStatistic extends ToldMeaning {
  /** Lower bounds of so many buckets; undefined for what is no histogram. */
  readonly bounds: ((buckets: number) => readonly string[] | undefined) | undefined;
}

export type QmpSchemas = Readonly<Record<QmpTarget, ReadonlyMap<string, QmpStatistic>>>;

/** Figures of a VM or of one virtual CPU. */
export interface QmpFigures {
  /** Of the virtual CPU; '' for the VM. */
  readonly qomPath: string;
  /** One number, or one for each bucket. */
  readonly figures: ReadonlyMap<string, readonly bigint[]>;
}

/** Answer to `query-stats-schemas`. @returns undefined for nonsense. Statistics of types and units that are new are left out. */
export function parseSchemas(answer: unknown): QmpSchemas | undefined {
  if (!Array.isArray(answer)) return undefined;
  const schemas = { vm: new Map<string, QmpStatistic>(), vcpu: new Map<string, QmpStatistic>() };
  for (const schema of answer.filter(isObject)) {
    const target = QMP_TARGETS.find((name) => name === schema.target);
    const { provider, stats } = schema;
    if (target === undefined || provider !== PROVIDER || !Array.isArray(stats)) continue;
    for (const one of stats.filter(isObject)) {
      const statistic = statisticOf(one);
      const { name } = one;
      if (statistic !== undefined && typeof name === 'string' && name !== '')
        schemas[target].set(name, statistic);
    }
  }
  return schemas;
}

const KINDS: Readonly<Record<string, Kind>> = {
  cumulative: 'cumulative',
  instant: 'floating',
  peak: 'peak',
  'linear-histogram': 'histogram',
  'log2-histogram': 'histogram',
};

const BASE_UNITS: Readonly<Record<string, Unit>> = {
  bytes: UNITS.bytes,
  seconds: UNITS.seconds,
  cycles: UNITS.cycles,
  boolean: UNITS.boolean,
};

function statisticOf(one: JsonObject): QmpStatistic | undefined {
  const { type } = one;
  const kind = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  const unit = unitOf(one);
  if (kind === undefined || unit === undefined) return undefined;
  return { kind, unit, bounds: kind === 'histogram' ? boundsOf(type, one) : undefined };
}

/** The base is told only with an exponent that is not 0. */
function unitOf({ unit, base, exponent = 0 }: JsonObject): Unit | undefined {
  const known = typeof unit === 'string' && Object.hasOwn(BASE_UNITS, unit);
  const baseUnit = unit === undefined ? UNITS.none : known ? BASE_UNITS[unit] : undefined;
  if (baseUnit === undefined || typeof exponent !== 'number') return undefined;
  if (exponent === 0) return baseUnit;
  if ((base !== 2 && base !== 10) || !Number.isInteger(exponent)) return undefined;
  return Math.abs(exponent) <= MAX_EXPONENT ? { ...baseUnit, radix: base, exponent } : undefined;
}

const MAX_EXPONENT = 32767;

function boundsOf(type: unknown, { 'bucket-size': size }: JsonObject): QmpStatistic['bounds'] {
  if (type === 'log2-histogram') return log2Bounds;
  const width = typeof size === 'number' ? size : 0;
  return (buckets) => linearBounds(buckets, width);
}

/** Answer to `query-stats`. @returns undefined for nonsense. Figures that are none are left out. */
export function parseFigures(answer: unknown): QmpFigures[] | undefined {
  if (!Array.isArray(answer)) return undefined;
  return answer.filter(isObject).flatMap(({ provider, stats, 'qom-path': qomPath = '' }) => {
    if (provider !== PROVIDER || !Array.isArray(stats) || typeof qomPath !== 'string') return [];
    const figures = new Map<string, readonly bigint[]>();
    for (const { name, value } of stats.filter(isObject)) {
      const numbers = numbersOf(value);
      if (typeof name === 'string' && numbers.length > 0) figures.set(name, numbers);
    }
    return [{ qomPath, figures }];
  });
}

function numbersOf(value: unknown): readonly bigint[] {
  const numbers = (Array.isArray(value) ? value : [value]).map(parseU64);
  const valid = numbers.filter((number) => number !== undefined);
  return valid.length === numbers.length && valid.length <= MAX_BUCKETS ? valid : [];
}

/** KVM's descriptors count them with 16 bits. */
const MAX_BUCKETS = 65535;

export interface QmpCpu {
  readonly index: number;
  /** Id of the thread that runs it, as QEMU sees it: another one where that is in another pid namespace. */
  readonly thread: number | undefined;
}

/** Answer to `query-cpus-fast`: virtual CPUs by their path. */
export function parseCpus(answer: unknown): ReadonlyMap<string, QmpCpu> {
  const cpus = new Map<string, QmpCpu>();
  for (const cpu of (Array.isArray(answer) ? answer : []).filter(isObject)) {
    const { 'qom-path': path, 'cpu-index': index, 'thread-id': id } = cpu;
    const thread = typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
    if (typeof path === 'string' && typeof index === 'number') cpus.set(path, { index, thread });
  }
  return cpus;
}
