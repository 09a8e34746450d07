import { type FileLayout, layoutFile, scanFile } from '@statsfs/core/format';
import { type Kind, u64At } from '@statsfs/core/model';
import { ARENA_BYTES, type StatReader } from '../../ports/stat-reader.ts';
import { listNames, readSmallFile } from './small-file.ts';
import { KVM_DEBUGFS } from './vm-name.ts';
import type { PlacedStatistics } from './vm-owner.ts';

/** One statistic of which two roads tell different figures. */
export interface RoadDifference {
  /** File in debugfs. */
  readonly path: string;
  /** Read from it just before and just after the descriptors. */
  readonly before: bigint;
  readonly after: bigint;
  /** What the descriptors told in between, added up as debugfs does. */
  readonly told: bigint;
}

export interface ComparedRoads {
  /** Statistics that both roads told. */
  readonly compared: number;
  /** Levels among them that moved meanwhile, of which nothing can be said. */
  readonly moving: number;
  /** Files of debugfs that cannot be read, as most under kernel lockdown. */
  readonly unreadable: number;
  readonly differing: readonly RoadDifference[];
}

/** A figure of a VM as debugfs has it: its own, or the sum over its virtual CPUs. */
interface Figure {
  readonly vm: string;
  readonly name: string;
  readonly kind: Kind;
  readonly told: bigint;
}

/**
 * Reads what descriptors and debugfs both tell of the same VMs, the descriptors in between two readings of debugfs: what
 * grows must lie between those two, and what stands still must be the same. What differs is compared a second time, for
 * somebody may have cleared it, or a virtual CPU have come, in between.
 */
export function compareRoads(
  reader: StatReader,
  statistics: readonly PlacedStatistics[],
): ComparedRoads {
  const first = compareOnce(reader, statistics);
  if (first.differing.length === 0) return first;
  const before = new Set(first.differing.map(({ path }) => path));
  const second = compareOnce(reader, statistics);
  return { ...second, differing: second.differing.filter(({ path }) => before.has(path)) };
}

function compareOnce(reader: StatReader, statistics: readonly PlacedStatistics[]): ComparedRoads {
  const comparable = statistics.filter((one, i) => isComparable(reader, one, statistics, i));
  const named = addUp(reader, comparable);
  const before = named.map((figure) => readFile(reader, figure));
  const figures = addUp(reader, comparable);
  const after = named.map((figure) => readFile(reader, figure));
  const verdicts = figures.map((figure, i) => judge(figure, before[i], after[i]));
  return {
    compared: verdicts.filter((verdict) => verdict !== 'unreadable').length,
    moving: verdicts.filter((verdict) => verdict === 'moving').length,
    unreadable: verdicts.filter((verdict) => verdict === 'unreadable').length,
    differing: verdicts.filter((verdict) => typeof verdict === 'object'),
  };
}

function judge(
  { vm, name, kind, told }: Figure,
  before: bigint | undefined,
  after: bigint | undefined,
): RoadDifference | 'same' | 'moving' | 'unreadable' {
  if (before === undefined || after === undefined) return 'unreadable';
  if (told >= before && told <= after) return 'same';
  if (kind === 'floating' && before !== after) return 'moving';
  return { path: `${KVM_DEBUGFS}/${vm}/${name}`, before, after, told };
}

const vmOf = ({ place }: PlacedStatistics): string => place[1] ?? '';

/**
 * Whether debugfs shows the VM, and a sum over its virtual CPUs is over those that are held. Of two descriptors of the same
 * statistics only the first counts.
 */
function isComparable(
  reader: StatReader,
  one: PlacedStatistics,
  all: readonly PlacedStatistics[],
  index: number,
): boolean {
  const names = listNames(reader, `${KVM_DEBUGFS}/${vmOf(one)}`);
  if (typeof names === 'number') return false;
  const ofVm = all.filter((other) => vmOf(other) === vmOf(one));
  if (all.findIndex((other) => samePlace(other, one)) !== index) return false;
  const held = new Set(ofVm.map(({ id }) => `vcpu${id.vcpu}`));
  return one.id.vcpu === undefined || names.filter(isVcpu).every((name) => held.has(name));
}

const isVcpu = (name: string): boolean => /^vcpu\d+$/.test(name);

const samePlace = (a: PlacedStatistics, b: PlacedStatistics): boolean =>
  a.place.join('/') === b.place.join('/');

/** Of a histogram debugfs has the first bucket. */
function addUp(reader: StatReader, statistics: readonly PlacedStatistics[]): Figure[] {
  const figures = new Map<string, Figure>();
  for (const one of statistics) {
    const vm = vmOf(one);
    for (const figure of readDescriptor(reader, one.held.descriptor)) {
      const key = `${vm}/${figure.name}`;
      const told = (figures.get(key)?.told ?? 0n) + figure.told;
      figures.set(key, { ...figure, vm, told });
    }
  }
  return [...figures.values()];
}

function readDescriptor(reader: StatReader, descriptor: number): Omit<Figure, 'vm'>[] {
  const length = Math.max(0, reader.pread(descriptor, 0, ARENA_BYTES, 0));
  const outcome = layoutFile({ kind: 'kvm-stats' }, reader.arena.subarray(0, length));
  return outcome.kind === 'layout' ? firstNumbers(reader.arena, outcome.layout) : [];
}

function firstNumbers(
  arena: Uint8Array,
  { plan, slotCount, values }: FileLayout,
): Omit<Figure, 'vm'>[] {
  const words = new Uint32Array(2 * slotCount);
  const { offset = 0, length = 0 } = plan.part ?? {};
  scanFile(arena, offset, offset + length, plan, words, 0, () => undefined);
  return values.map(({ name, told, firstSlot }) => ({
    name,
    kind: told?.kind ?? 'unknown',
    told: u64At(words, firstSlot),
  }));
}

function readFile(reader: StatReader, { vm, name }: Figure): bigint | undefined {
  const bytes = readSmallFile(reader, `${KVM_DEBUGFS}/${vm}`, name);
  const text = typeof bytes === 'number' ? '' : new TextDecoder().decode(bytes).trim();
  return /^\d+$/.test(text) ? BigInt(text) : undefined;
}
