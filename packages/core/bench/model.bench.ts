/*
 * 100,000 values in 10,000 sources: the aggregate of one value over all of them against a bare loop over the same numbers,
 * in both forms of the model; and adding and removing 1,000 sources to that tree and to one of a hundredth of it.
 */
import { aggregatesOf, foldPlanned, planFold } from '@statsfs/core/aggregate';
import { pathOf, SchemaIndex } from '@statsfs/core/model';
import {
  counter,
  readValue,
  Source,
  TreePublisher,
  type ValueDef,
  valueSet,
} from '@statsfs/core/publish';
import { medianOf, ratioLine } from './medians.ts';

const SOURCES = 10_000;
const SMALL_SOURCES = 100;
const ADDED = 1_000;
const ROUNDS = 31;
const PASSES = 20;
const MAX_RATIO = 3;
/** Numbers beyond 2^31, as counters soon are. */
const MAGNITUDE = 1_000_003;
/** One tree is a hundred times the other. What is added costs the same in both, but for the caches that it no longer fits. */
const MAX_GROWTH = 4;

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;
type Counters = Record<(typeof NAMES)[number], number>;

/** Read through a function of its own, and one that is read by its name as all others are. */
const summed = counter('a', { get: (base: Counters) => base.a });
const named = counter('b');
const others = NAMES.slice(2).map((name) => counter(name));
const set = valueSet([summed, named, ...others]);

const createCounters = (seed: number): Counters => ({
  a: seed,
  b: seed,
  c: seed,
  d: seed,
  e: seed,
  f: seed,
  g: seed,
  h: seed,
  i: seed,
  j: seed,
});

interface Tree {
  readonly root: Source;
  /** The subsystem that all sources are in: descriptors are shared within one. */
  readonly top: Source;
  readonly bases: readonly Counters[];
}

function createTree(sources: number): Tree {
  const top = new Source('bench').addAggregates(set);
  const root = new Source('root').addSubordinate(top);
  const bases: Counters[] = [];
  for (let number = 0; number < sources; number++) {
    const base = createCounters(number * MAGNITUDE);
    bases.push(base);
    top.addSubordinate(new Source(`s${number}`).add(set, base));
  }
  return { root, top, bases };
}

/** @returns ns for each of the 10,000 numbers. */
function timed(run: () => unknown): number {
  const startNs = process.hrtime.bigint();
  for (let pass = 0; pass < PASSES; pass++) run();
  return Number(process.hrtime.bigint() - startNs) / PASSES / SOURCES;
}

const { root, top, bases } = createTree(SOURCES);
const publisher = new TreePublisher(root, {
  epoch: 'bench',
  host: { name: 'bench', kernel: '', bootId: '' },
  filesystem: 'bench',
  mountPoint: '',
});
publisher.refresh(1);
const { schema, readings } = publisher;
const index = new SchemaIndex(schema);
const plan = aggregatesOf(index, index.find(pathOf(['bench']))?.index ?? 0).find(
  ({ descriptor }) => schema.descriptors[descriptor]?.name === 'a',
);
const slots = Int32Array.from(plan?.values ?? [], (value) => schema.values[value]?.firstSlot ?? 0);

/** Both words of each number, so that the sum is exact as ours is. */
function sumSlots(): number {
  let lo = 0;
  let hi = 0;
  const { words } = readings;
  for (const slot of slots) {
    lo += words[2 * slot] ?? 0;
    hi += words[2 * slot + 1] ?? 0;
  }
  return hi * 2 ** 32 + lo;
}

function sumBases(): number {
  let sum = 0;
  for (const base of bases) sum += base.a;
  return sum;
}

/** The same numbers as the program hands them out: what is summed live cannot be had for less. */
function sumHandedOut(def: ValueDef<Counters>): number {
  if (def.read.kind !== 'one') throw new Error('Expected a simple value');
  const { get } = def.read;
  let sum = 0;
  for (const base of bases) sum += Number(get(base));
  return sum;
}

const live = () => readValue(top, summed);
const byName = () => readValue(top, named);
const folded = planFold(schema, plan?.values ?? []);
const read = () => foldPlanned(folded, readings).result('sum');
const expected = String(sumBases());
const liveResult = live();
const readResult = read();
if (liveResult.kind !== 'figure' || liveResult.exact !== expected)
  throw new Error('Wrong live sum');
if (readResult.kind !== 'figure' || readResult.exact !== expected)
  throw new Error('Wrong read sum');
if (String(sumSlots()) !== expected) throw new Error('Wrong sum of the floor');

const times = {
  live: [] as number[],
  bases: [] as number[],
  handed: [] as number[],
  byName: [] as number[],
  handedByName: [] as number[],
  read: [] as number[],
  slots: [] as number[],
};
for (let pass = 0; pass < 3 * PASSES; pass++)
  [live, byName, sumBases, read, sumSlots].map((run) => run());
for (let round = 0; round < ROUNDS; round++) {
  times.live.push(timed(live));
  times.bases.push(timed(sumBases));
  times.handed.push(timed(() => sumHandedOut(summed)));
  times.byName.push(timed(byName));
  times.handedByName.push(timed(() => sumHandedOut(named)));
  times.read.push(timed(read));
  times.slots.push(timed(sumSlots));
}
console.log(`Sum of one value over ${SOURCES} sources, ns a number, medians of ${ROUNDS} rounds`);
const HANDED_OUT = 'a loop that calls the same functions';
const liveLine = ratioLine(HANDED_OUT, times.live, times.handed, MAX_RATIO);
const fieldLine = ratioLine('a loop over the fields', times.live, times.bases, undefined);
console.log(`live  ${medianOf(times.live).toFixed(1)} ns\n${liveLine.line}\n${fieldLine.line}`);
const nameLine = ratioLine(HANDED_OUT, times.byName, times.handedByName, MAX_RATIO);
console.log(`live, by field name  ${medianOf(times.byName).toFixed(1)} ns\n${nameLine.line}`);
const readLine = ratioLine('a loop over the slots', times.read, times.slots, MAX_RATIO);
console.log(`read  ${medianOf(times.read).toFixed(1)} ns\n${readLine.line}`);

/** @returns µs for each source that is added and removed again, told to who watches. */
function churn({ top: parent }: Tree): number {
  const added = Array.from({ length: ADDED }, (_, number) =>
    new Source(`new${number}`).add(set, createCounters(number)),
  );
  const startNs = process.hrtime.bigint();
  for (const source of added) parent.addSubordinate(source);
  for (const source of added) parent.removeSubordinate(source);
  return Number(process.hrtime.bigint() - startNs) / 1000 / ADDED;
}

const large = createTree(SOURCES);
const small = createTree(SMALL_SOURCES);
const churned = { large: [] as number[], small: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  churned.large.push(churn(large));
  churned.small.push(churn(small));
}
console.log(`Adding and removing ${ADDED} sources, µs a source`);
const growth = ratioLine(
  `in a tree of ${SMALL_SOURCES} sources`,
  churned.large,
  churned.small,
  MAX_GROWTH,
);
console.log(
  `in a tree of ${SOURCES}  ${medianOf(churned.large).toFixed(2)} µs\n${growth.line.replace(' ns', ' µs')}`,
);
if (liveLine.isOver || nameLine.isOver || readLine.isOver || growth.isOver) process.exitCode = 1;
