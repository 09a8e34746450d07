/*
 * What stored series cost: bytes a sample of a real host's statistics, kept as frames in captured/, through the groups that
 * the hub keeps them in; and reading one hour of one of 100 columns at a sample a second.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWords, READ_OK, setInteger } from '@statsfs/core/model';
import { decodeSlice, encodeSlice, SeriesGroup } from '@statsfs/core/series';
import { WireReader } from '@statsfs/core/wire';
import { medianOf } from './medians.ts';

const MAX_BYTES = 2;
const MAX_READ_MS = 0.5;
const HOUR_ROWS = 3600;
const COLUMNS = 100;
const ROUNDS = 41;

/** From the repository's root, where `npm run bench` is. */
const CAPTURED = join('packages/core/bench/captured', 'host.frames');

/** A file's history, and beside it what it must give back. */
interface Kept {
  readonly group: SeriesGroup;
  readonly rows: Uint32Array[];
}

function keepCaptured(): Map<string, Kept> {
  const reader = new WireReader();
  const kept = new Map<string, Kept>();
  for (const update of reader.push(readFileSync(CAPTURED))) {
    const { schema, readings } = reader;
    if (update.kind !== 'sweep' || schema === undefined) continue;
    for (const index of update.sweep.filesRead) {
      const file = schema.files[index];
      if (file === undefined || readings.status[index] !== READ_OK) continue;
      const { path, firstSlot, slotCount } = file;
      const known = kept.get(path) ?? {
        group: new SeriesGroup({ width: slotCount, keepUs: Number.MAX_SAFE_INTEGER }),
        rows: [],
      };
      kept.set(path, known);
      if (!known.group.append(readings.readUs[index] ?? 0, readings.words, firstSlot)) continue;
      known.rows.push(readings.words.slice(2 * firstSlot, 2 * (firstSlot + slotCount)));
    }
  }
  return kept;
}

/** @throws Error when one bit is another. */
function assertExact(path: string, { group, rows }: Kept): void {
  const columns = Array.from({ length: group.width }, (_, column) => column);
  const slice = group.read(columns, 0, Number.MAX_SAFE_INTEGER);
  for (const [column, words] of decodeSlice(encodeSlice(slice)).columns.entries()) {
    for (const [row, expected] of rows.entries()) {
      const isSame =
        words[2 * row] === expected[2 * column] && words[2 * row + 1] === expected[2 * column + 1];
      if (!isSame) throw new Error(`${path}, column ${column}, row ${row}: not what was kept`);
    }
  }
}

let bytes = 0;
let samples = 0;
const kept = keepCaptured();
for (const [path, one] of kept) {
  assertExact(path, one);
  const { width } = one.group;
  const columns = Array.from({ length: width }, (_, column) => column);
  bytes += encodeSlice(one.group.read(columns, 0, Number.MAX_SAFE_INTEGER)).length;
  samples += one.rows.length * width;
}
if (samples === 0) throw new Error(`No samples in ${CAPTURED}`);
const each = bytes / samples;
const isLarge = each > MAX_BYTES;
console.log(`Captured: ${kept.size} files, ${samples} samples, each given back exactly`);
console.log(`  ${each.toFixed(2)} byte a sample, budget ${MAX_BYTES}${isLarge ? ': over' : ''}`);

/** Counters that grow by another step each second. */
function fillHour(): SeriesGroup {
  const group = new SeriesGroup({ width: COLUMNS, keepUs: Number.MAX_SAFE_INTEGER });
  const words = createWords(COLUMNS);
  for (let row = 1; row <= HOUR_ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      setInteger(words, column, BigInt(row * (column + 3) * 97 + ((row * 7919) % 61)));
    }
    group.append(row * 1_000_000, words, 0);
  }
  return group;
}

function timed(run: () => unknown): number {
  const startNs = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - startNs) / 1e6;
}

const hour = fillHour();
const read = () => hour.read([42], 0, Number.MAX_SAFE_INTEGER);
const encoded = encodeSlice(read());
const plain = Uint32Array.from(read().columns[0] ?? []);
const times = { read: [] as number[], decode: [] as number[], copy: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  times.read.push(timed(read));
  times.decode.push(timed(() => decodeSlice(encoded)));
  times.copy.push(timed(() => plain.slice()));
}
const readMs = medianOf(times.read);
const isSlow = readMs > MAX_READ_MS;
console.log(`One hour of one of ${COLUMNS} columns, ${HOUR_ROWS} rows, medians of ${ROUNDS}`);
console.log(`  read    ${readMs.toFixed(3)} ms, budget ${MAX_READ_MS}${isSlow ? ': over' : ''}`);
console.log(`  decoded ${medianOf(times.decode).toFixed(3)} ms, from ${encoded.length} bytes`);
console.log(`  copied  ${medianOf(times.copy).toFixed(3)} ms, the plain numbers`);
if (isLarge || isSlow) process.exitCode = 1;
