import { layoutFile, readKvmStatsId } from '@statsfs/core/format';
import { NOT_READ } from '@statsfs/core/model';
import { ARENA_BYTES, type StatReader } from '../../ports/stat-reader.ts';
import { HeldDescriptor } from '../held-descriptor.ts';
import { parseStatisticsId, type StatisticsId } from './vm-name.ts';

/** Binary statistics of a VM or a virtual CPU, whose descriptor we hold as a process does. */
export interface HeldStatistics {
  /** Number of the descriptor in the process that made it. */
  readonly number: number;
  readonly held: HeldDescriptor;
  readonly id: StatisticsId;
  /** Names of the statistics. */
  readonly names: ReadonlySet<string>;
}

/**
 * Takes a descriptor of statistics out of a process. What is taken may be another file by now than the one that was seen
 * there, so it is kept only if it holds what it must.
 * @param handle a pidfd.
 * @returns −errno, or a negative code of core's `unreadable`.
 */
export function takeStatistics(
  reader: StatReader,
  handle: number,
  number: number,
): HeldStatistics | number {
  const descriptor = reader.processes.take(handle, number);
  if (descriptor < 0) return descriptor;
  const length = reader.pread(descriptor, 0, ARENA_BYTES, 0);
  const content = describe(reader.arena.subarray(0, Math.max(0, length)));
  if (content === undefined) {
    reader.close(descriptor);
    return -NOT_READ.unrecognised;
  }
  const held = new HeldDescriptor(descriptor, (ours) => reader.close(ours));
  return { number, held, ...content };
}

function describe(bytes: Uint8Array): Pick<HeldStatistics, 'id' | 'names'> | undefined {
  const text = readKvmStatsId(bytes);
  const id = text === undefined ? undefined : parseStatisticsId(text);
  const outcome = layoutFile({ kind: 'kvm-stats' }, bytes);
  if (id === undefined || outcome.kind === 'unrecognised') return undefined;
  return { id, names: new Set(outcome.layout.values.map(({ name }) => name)) };
}
