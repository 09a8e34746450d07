/*
 * KVM's binary statistics (Documentation/virt/kvm/api.rst, KVM_GET_STATS_FD), of a VM or of one virtual CPU:
 *
 *   ┌────────┬────┬─────────────┬──────┐   header        u32 flags, name_size, num_desc, id_offset, desc_offset,
 *   │ header │ id │ descriptors │ data │                   data_offset
 *   └────────┴────┴─────────────┴──────┘   id            text ended by a NUL, name_size bytes
 *   0      any order, gaps allowed         descriptors   see kvm-descriptor.ts
 *                                          data          u64 after u64
 *
 * Numbers are written as the machine writes them, low byte first on all that we run on. All but the data stay as they
 * are for the life of a descriptor, so a sweep reads the data alone.
 */
import {
  DESCRIPTOR_BYTES,
  type KvmDescriptor,
  type KvmMeaning,
  readKvmDescriptor,
} from './kvm-descriptor.ts';
import {
  type LaidOutValue,
  type LayoutOutcome,
  MAX_VALUES_PER_FILE,
  unrecognised,
} from './layout.ts';
import { FNV_OFFSET, OP, OP_BITS } from './scan-plan.ts';
import { nameText } from './text.ts';

const HEADER_BYTES = 24;
const U64_BYTES = 8;
/** KVM_STATS_NAME_SIZE is 48. */
const MAX_NAME_BYTES = 4096;
const NUL = 0;

interface Header {
  readonly nameBytes: number;
  readonly count: number;
  readonly idAt: number;
  readonly descriptorsAt: number;
  readonly dataAt: number;
}

interface NamedDescriptor extends KvmDescriptor {
  readonly name: string;
}

/** A statistic that can be shown. */
interface Statistic extends NamedDescriptor {
  readonly meaning: KvmMeaning;
}

/**
 * A value for each statistic, a histogram as a table by `bucket`. Statistics of types, units and bases that came after us
 * are left out, and so is a name that was taken before. Nothing that the file says is believed before it is checked.
 */
export function layoutKvmStats(bytes: Uint8Array): LayoutOutcome {
  const header = readHeader(bytes);
  if (typeof header === 'string') return unrecognised(header);
  const read = readDescriptors(bytes, header);
  if (typeof read === 'string') return unrecognised(read);
  const inOrder = read.toSorted(byOffset);
  const overlap = inOrder.findIndex(({ offset }, i) => offset < endOf(inOrder[i - 1]));
  if (overlap > 0) return unrecognised(`statistics overlap at byte ${inOrder[overlap]?.offset}`);
  const statistics = knownOf(read);
  const last = statistics.at(-1);
  if (last === undefined) return unrecognised('no statistic of a known type');
  const part = { offset: header.dataAt, length: endOf(last) };
  const plan = { steps: stepsOf(statistics), hash: FNV_OFFSET, part };
  const slotCount = statistics.reduce((slots, { size }) => slots + size, 0);
  return { kind: 'layout', layout: { values: valuesOf(statistics), slotCount, plan } };
}

/** @returns what the statistics are of, `kvm-4711` or `kvm-4711/vcpu-0`; undefined where the file is none of KVM's. */
export function readKvmStatsId(bytes: Uint8Array): string | undefined {
  const header = readHeader(bytes);
  if (typeof header === 'string') return undefined;
  return textAt(bytes, header.idAt, header.nameBytes);
}

function readHeader(bytes: Uint8Array): Header | string {
  if (bytes.length < HEADER_BYTES) return `${bytes.length} bytes, a header has ${HEADER_BYTES}`;
  const view = viewOf(bytes);
  const field = (index: number): number => view.getUint32(4 * index, true);
  const header = {
    nameBytes: field(1),
    count: field(2),
    idAt: field(3),
    descriptorsAt: field(4),
    dataAt: field(5),
  };
  const { nameBytes, count, idAt, descriptorsAt, dataAt } = header;
  if (nameBytes === 0 || nameBytes > MAX_NAME_BYTES) return `names of ${nameBytes} bytes`;
  if (count > MAX_VALUES_PER_FILE) return `more than ${MAX_VALUES_PER_FILE} values`;
  const { length } = bytes;
  if (idAt < HEADER_BYTES || idAt + nameBytes > length) return `id outside the file, at ${idAt}`;
  const descriptorsEnd = descriptorsAt + count * (DESCRIPTOR_BYTES + nameBytes);
  if (descriptorsAt < HEADER_BYTES || descriptorsEnd > length) {
    return `${count} descriptors at ${descriptorsAt} reach outside the file`;
  }
  if (dataAt < HEADER_BYTES || dataAt > length) return `data outside the file, at ${dataAt}`;
  return header;
}

/** @returns every statistic, those that cannot be shown included; or what is wrong. */
function readDescriptors(bytes: Uint8Array, header: Header): readonly NamedDescriptor[] | string {
  const { nameBytes, count, descriptorsAt, dataAt } = header;
  const view = viewOf(bytes);
  const dataBytes = bytes.length - dataAt;
  const read: NamedDescriptor[] = [];
  for (let i = 0; i < count; i++) {
    const at = descriptorsAt + i * (DESCRIPTOR_BYTES + nameBytes);
    const descriptor = readKvmDescriptor(view, at);
    const name = textAt(bytes, descriptor.nameAt, nameBytes);
    if (name === undefined || name === '') return `statistic ${i + 1}: expected a name and a NUL`;
    if (descriptor.size === 0) return `${name} has no numbers`;
    if (descriptor.offset % U64_BYTES !== 0) return `${name} begins within a number`;
    if (endOf(descriptor) > dataBytes) return `${name} reaches outside the data`;
    read.push({ ...descriptor, name });
  }
  return read;
}

/** In the order of the data, each name once: that of the statistic that is described first. */
function knownOf(descriptors: readonly NamedDescriptor[]): Statistic[] {
  const taken = new Set<string>();
  const known: Statistic[] = [];
  for (const { meaning, ...descriptor } of descriptors) {
    if (meaning === undefined || taken.has(descriptor.name)) continue;
    taken.add(descriptor.name);
    known.push({ ...descriptor, meaning });
  }
  return known.sort(byOffset);
}

function valuesOf(statistics: readonly Statistic[]): LaidOutValue[] {
  let firstSlot = 0;
  return statistics.map(({ name, size, meaning: { kind, unit, buckets } }) => {
    const slots = firstSlot;
    firstSlot += size;
    return {
      sources: [],
      name,
      type: 'u64',
      keys: buckets.length === 0 ? [] : [{ name: 'bucket', type: 'int', ids: buckets }],
      firstSlot: slots,
      slotCount: size,
      description: '',
      told: { kind, unit },
    };
  });
}

/** Neighbours are one step. */
function stepsOf(statistics: readonly Statistic[]): Uint32Array {
  const steps: number[] = [];
  let at = 0;
  let run = 0;
  const endRun = (): void => {
    if (run > 0) steps.push(OP.u64Bytes | (run << OP_BITS));
    run = 0;
  };
  for (const statistic of statistics) {
    if (statistic.offset > at) {
      endRun();
      steps.push(OP.skipBytes | ((statistic.offset - at) << OP_BITS));
    }
    run += statistic.size;
    at = endOf(statistic);
  }
  endRun();
  return Uint32Array.from(steps);
}

const byOffset = (a: KvmDescriptor, b: KvmDescriptor): number => a.offset - b.offset;

const endOf = (descriptor: KvmDescriptor | undefined): number =>
  descriptor === undefined ? 0 : descriptor.offset + U64_BYTES * descriptor.size;

/** Up to its NUL. @returns undefined where there is none. */
function textAt(bytes: Uint8Array, at: number, room: number): string | undefined {
  const nul = bytes.indexOf(NUL, at);
  return nul < 0 || nul >= at + room ? undefined : nameText(bytes, at, nul);
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
