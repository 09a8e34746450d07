import { MAX_VALUES_PER_FILE } from '@statsfs/core/format';
import {
  createDescriptor,
  createWords,
  type NewFile,
  type NewValue,
  NO_CLEAR,
  setInteger,
} from '@statsfs/core/model';
import { describeKvmStat } from '../../catalog/kvm/kvm-stats.ts';
import type { QmpCpu, QmpFigures, QmpSchemas, QmpStatistic } from './qmp-stats.ts';

const SOCKET_MODE = 0o600;

/** All statistics that one QEMU told at one time, as a file of the tree. */
export interface QmpAnswer {
  /** The same object as in the answer before, as long as that was of the same machine and had the same values. */
  readonly file: NewFile;
  /** The figures, in the order of the file's slots. */
  readonly words: Uint32Array;
  /** When the answer came, by the clock of the agent. */
  readonly readUs: number;
  /** A thread that runs one of the virtual CPUs; undefined where none is told. */
  readonly thread: number | undefined;
}

export interface QmpPlace {
  /** The guest, as whoever named the socket calls it. */
  readonly name: string;
  readonly socketPath: string;
}

export interface QmpTold {
  readonly schemas: QmpSchemas;
  readonly cpus: ReadonlyMap<string, QmpCpu>;
  readonly figures: readonly QmpFigures[];
  readonly readUs: number;
}

/**
 * Places what a QEMU told below `kvm/NAME`, a source for each virtual CPU. Statistics without a schema are left out.
 * One whose number nobody told has its path in QEMU for a name.
 */
export function layOutAnswer(
  { name, socketPath }: QmpPlace,
  { schemas, cpus, figures, readUs }: QmpTold,
  before: QmpAnswer | undefined,
): QmpAnswer {
  const values: NewValue[] = [];
  const numbers: bigint[] = [];
  for (const { qomPath, figures: told } of figures) {
    const source = ['kvm', name, ...vcpuNames(qomPath, cpus)];
    const schema = qomPath === '' ? schemas.vm : schemas.vcpu;
    for (const [statistic, cells] of told) {
      const value = asValue(source, statistic, schema.get(statistic), cells.length);
      if (value === undefined || values.length === MAX_VALUES_PER_FILE) continue;
      values.push({ ...value, firstSlot: numbers.length });
      for (const cell of cells) numbers.push(cell);
    }
  }
  const words = createWords(numbers.length);
  for (const [slot, number] of numbers.entries()) setInteger(words, slot, number);
  const slotCount = numbers.length;
  const file = { path: socketPath, filesystem: 'qmp', mode: SOCKET_MODE, slotCount, values };
  const thread = [...cpus.values()].find((cpu) => cpu.thread !== undefined)?.thread;
  // Threads stay as long as their QEMU: another one is another machine, whose counters start anew.
  const isKnown = before?.thread === thread && before && isSameShape(before.file, file);
  return { file: isKnown ? before.file : file, words, readUs, thread };
}

/** What a statistic means stays as it is while a QEMU runs, so its place tells. */
const isSameShape = (a: NewFile, b: NewFile): boolean =>
  a.values.length === b.values.length &&
  a.values.every(({ source, descriptor, firstSlot }, i) => {
    const other = b.values[i];
    return (
      other?.descriptor.name === descriptor.name &&
      other.firstSlot === firstSlot &&
      other.source.join('/') === source.join('/')
    );
  });

function vcpuNames(qomPath: string, cpus: ReadonlyMap<string, QmpCpu>): string[] {
  if (qomPath === '') return [];
  const cpu = cpus.get(qomPath);
  return [cpu === undefined ? qomPath : `vcpu${cpu.index}`];
}

function asValue(
  source: readonly string[],
  name: string,
  statistic: QmpStatistic | undefined,
  cells: number,
): Omit<NewValue, 'firstSlot'> | undefined {
  if (statistic === undefined) return undefined;
  const ids = statistic.bounds?.(cells);
  const isOfItsType = statistic.bounds === undefined ? cells === 1 : ids !== undefined;
  if (!isOfItsType) return undefined;
  const known = describeKvmStat(name);
  const { kind, unit } = known.kind === 'unknown' ? statistic : known;
  const descriptor = createDescriptor(name, {
    kind,
    unit,
    description: known.description,
    reference: known.reference ?? '',
    keys: ids === undefined ? [] : [{ name: 'bucket', type: 'int' }],
    clear: NO_CLEAR,
  });
  return { source, descriptor, sets: ids === undefined ? [] : [{ name: 'bucket', ids }] };
}
