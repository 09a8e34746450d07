/*
 * A sweep of 10,000 counters of which a fifth moved, as bytes: our delta (finding what changed included) against the plain
 * array as JSON, msgpack and protobuf, in turn in one run. Each decoder gives back all 10,000 numbers; ours does so by
 * bringing the reader's column up to date.
 */
import { BinaryReader, BinaryWriter } from '@bufbuild/protobuf/wire';
import {
  createDescriptor,
  READ_OK,
  Readings,
  SchemaBuilder,
  setInteger,
  u64At,
} from '@statsfs/core/model';
import { WireReader, WireWriter } from '@statsfs/core/wire';
import { Packr } from 'msgpackr';
import { medianOf, ratioLine } from './medians.ts';

const FILES = 100;
const VALUES_A_FILE = 100;
const VALUES = FILES * VALUES_A_FILE;
const MOVING = 0.2;
const TICKS = 400;
const ROUNDS = 9;
const MAX_BYTES = 0.55;
const BUDGETS = { encode: { JSON: 0.2, msgpack: 0.5 }, decode: { JSON: 0.1 } } as const;

/** The same counters again in each run: what a linear congruential generator gives. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const builder = new SchemaBuilder('bench', { name: 'bench', kernel: '', bootId: '' });
for (let file = 0; file < FILES; file++) {
  builder.addFile({
    path: `/f${file}`,
    filesystem: 'bench',
    mode: 0o444,
    slotCount: VALUES_A_FILE,
    values: Array.from({ length: VALUES_A_FILE }, (_, at) => ({
      source: [`f${file}`],
      descriptor: createDescriptor(`v${at}`, { kind: 'cumulative' }),
      firstSlot: at,
      sets: [],
    })),
  });
}
builder.commit();
const { schema } = builder;
const random = createRandom(7);
/** Of every magnitude, as a host's counters are: eight bytes of JSON each on average, as measured on /proc. */
const counters = Float64Array.from({ length: VALUES }, () => Math.floor(2 ** (random() * 45)));
const header = (sequence: number) => ({
  sequence,
  monotonicNs: BigInt(sequence) * 1_000_000_000n,
  wallNs: 0n,
  sweepUs: 900,
  cpuPermyriad: 50,
  intervalMs: 1000,
  wantedMs: 1000,
  budgetPermyriad: 200,
});
const filesRead = Array.from({ length: FILES }, (_, file) => file);

/** A tick: a fifth of the counters move by a few, a few of them by thousands. */
function move(readings: Readings, tick: number): void {
  for (let i = 0; i < VALUES; i++) {
    if (random() >= MOVING) continue;
    counters[i] = (counters[i] ?? 0) + 1 + Math.floor(random() ** 6 * 4000);
    setInteger(readings.words, i, BigInt(counters[i] ?? 0));
  }
  readings.readUs.fill(tick * 1e6 + 40);
}

const packr = new Packr();
const CODECS: Readonly<
  Record<string, readonly [(all: number[]) => unknown, (bytes: never) => unknown]>
> = {
  JSON: [(all) => JSON.stringify(all), (text: string) => JSON.parse(text)],
  msgpack: [(all) => packr.pack(all), (bytes: Buffer) => packr.unpack(bytes)],
  protobuf: [
    (all) => {
      const writer = new BinaryWriter();
      writer.uint32((1 << 3) | 2).fork();
      for (const one of all) writer.uint64(one);
      return writer.join().finish();
    },
    (bytes: Uint8Array) => {
      const reader = new BinaryReader(bytes);
      reader.uint32();
      const end = reader.uint32() + reader.pos;
      const all: (bigint | string)[] = [];
      while (reader.pos < end) all.push(reader.uint64());
      return all;
    },
  ],
};

interface Round {
  readonly encodeNs: number;
  readonly decodeNs: number;
  readonly bytes: number;
}

/** Nanoseconds a value of both directions; the frames come from one run of ticks, so each finds other changes. */
function runOurs(): Round {
  const writer = new WireWriter();
  const current = new Readings();
  const sent = new Readings();
  current.grow(schema.slotCount, schema.files.length);
  current.status.fill(READ_OK);
  for (let i = 0; i < VALUES; i++) setInteger(current.words, i, BigInt(counters[i] ?? 0));
  const reader = new WireReader();
  const take = (frame: Uint8Array): void => {
    for (const _ of reader.push(frame));
  };
  take(writer.schema(schema));
  const first = { schema, header: header(1), current, sent, filesRead };
  writer.delta(first);
  take(writer.keyframe(first));
  let encodeNs = 0;
  let decodeNs = 0;
  let bytes = 0;
  for (let tick = 2; tick < TICKS; tick++) {
    move(current, tick);
    const start = process.hrtime.bigint();
    const frame = writer.delta({ schema, header: header(tick), current, sent, filesRead });
    const middle = process.hrtime.bigint();
    take(frame);
    decodeNs += Number(process.hrtime.bigint() - middle);
    encodeNs += Number(middle - start);
    bytes += frame.length;
  }
  for (let i = 0; i < VALUES; i += 97) {
    if (u64At(reader.readings.words, i) !== BigInt(counters[i] ?? 0)) throw new Error(`Value ${i}`);
  }
  const values = VALUES * (TICKS - 2);
  return { encodeNs: encodeNs / values, decodeNs: decodeNs / values, bytes: bytes / values };
}

function runOther([encode, decode]: (typeof CODECS)[string]): Round {
  const ticks = TICKS / 10;
  let encodeNs = 0;
  let decodeNs = 0;
  let bytes = 0;
  for (let tick = 0; tick < ticks; tick++) {
    const all = Array.from(counters);
    const start = process.hrtime.bigint();
    const encoded = encode(all);
    const middle = process.hrtime.bigint();
    decode(encoded as never);
    decodeNs += Number(process.hrtime.bigint() - middle);
    encodeNs += Number(middle - start);
    bytes += (encoded as { readonly length: number }).length;
  }
  const values = VALUES * ticks;
  return { encodeNs: encodeNs / values, decodeNs: decodeNs / values, bytes: bytes / values };
}

runOurs();
const ours: Round[] = [];
const others: Record<string, Round[]> = {};
for (let round = 0; round < ROUNDS; round++) {
  ours.push(runOurs());
  for (const [name, codec] of Object.entries(CODECS)) {
    others[name] = [...(others[name] ?? []), runOther(codec)];
  }
}

const bytes = medianOf(ours.map((round) => round.bytes));
console.log(`${VALUES} u64 counters, ${100 * MOVING} % move a tick; medians of ${ROUNDS} rounds`);
console.log(`ours      ${bytes.toFixed(2)} bytes a value`);
let isOver = bytes > MAX_BYTES;
for (const [name, rounds] of Object.entries(others)) {
  console.log(
    `${name.padEnd(9)} ${medianOf(rounds.map((round) => round.bytes)).toFixed(2)} bytes a value`,
  );
}
for (const direction of ['encode', 'decode'] as const) {
  const nsOf = (round: Round): number => round[`${direction}Ns`];
  console.log(`${direction}: ours ${medianOf(ours.map(nsOf)).toFixed(1)} ns a value`);
  for (const [name, rounds] of Object.entries(others)) {
    const budget = (BUDGETS[direction] as Readonly<Record<string, number>>)[name];
    const { line, isOver: over } = ratioLine(name, ours.map(nsOf), rounds.map(nsOf), budget);
    console.log(line);
    isOver ||= over;
  }
}
if (isOver) process.exitCode = 1;
