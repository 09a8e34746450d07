/*
 * What stored series cost: bytes a sample of a real host's statistics, kept as text in captured/, in the groups that the hub
 * keeps them in and as the slices that history keeps; and reading one hour of one of 100 columns at a sample a second.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  createWords,
  setExactText,
  setInteger,
  type ValueType,
  type Words,
} from '@statsfs/core/model';
import { decodeSlice, encodeSlice, SeriesGroup, type SeriesSlice } from '@statsfs/core/series';
import { medianOf } from './medians.ts';

const MAX_BYTES = 2;
const MAX_READ_MS = 0.5;
const HOUR_ROWS = 3600;
const COLUMNS = 100;
const ROUNDS = 101;
const EVER_US = Number.MAX_SAFE_INTEGER;

/** From the repository's root, where `npm run bench` is. */
const CAPTURED = join('packages/core/bench/captured', 'host.txt.gz');

/** A read of a file, as its text says it. */
interface CapturedRow {
  readonly atUs: number;
  readonly words: Words;
}

function readCaptured(): Map<string, CapturedRow[]> {
  const files = new Map<string, CapturedRow[]>();
  let rows: CapturedRow[] = [];
  for (const line of gunzipSync(readFileSync(CAPTURED)).toString().trimEnd().split('\n')) {
    const [first = '', ...figures] = line.split(' ');
    if (first === '=') {
      rows = [];
      files.set(figures.join(' '), rows);
      continue;
    }
    const words = createWords(figures.length);
    for (const [slot, text] of figures.entries()) {
      if (!setExactText(words, slot, typeOf(text), text)) throw new Error(`No figure: ${text}`);
    }
    rows.push({ atUs: Number(first), words });
  }
  return files;
}

function typeOf(text: string): ValueType {
  if (text.includes('.')) return 'f64';
  return text.startsWith('-') ? 's64' : 'u64';
}

const createGroup = (width: number): SeriesGroup => new SeriesGroup({ width, keepUs: EVER_US });

/** @throws Error when one bit or one time is another. */
function assertExact(path: string, { atUs, columns }: SeriesSlice, rows: readonly CapturedRow[]) {
  for (const [row, expected] of rows.entries()) {
    const isSame =
      atUs.length === rows.length &&
      atUs[row] === expected.atUs &&
      columns.every(
        (words, column) =>
          words[2 * row] === expected.words[2 * column] &&
          words[2 * row + 1] === expected.words[2 * column + 1],
      );
    if (!isSame) throw new Error(`${path}, row ${row}: not what was kept`);
  }
}

const captured = readCaptured();
let samples = 0;
let sealedBytes = 0;
let sliceBytes = 0;
for (const [path, rows] of captured) {
  const width = (rows[0]?.words.length ?? 0) / 2;
  const group = createGroup(width);
  for (const { atUs, words } of rows) group.append(atUs, words, 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const slice = group.read(columns, 0, EVER_US);
  const bytes = encodeSlice(slice);
  assertExact(path, slice, rows);
  assertExact(path, decodeSlice(bytes), rows);
  samples += rows.length * width;
  // The reads fill whole blocks; room for open rows is there without a sample, too.
  sealedBytes += group.byteLength - createGroup(width).byteLength;
  sliceBytes += bytes.length;
}
if (samples === 0) throw new Error(`No samples in ${CAPTURED}`);
console.log(`Captured: ${captured.size} files, ${samples} samples, each given back exactly`);
let isOver = false;
for (const [name, bytes] of Object.entries({ blocks: sealedBytes, slices: sliceBytes })) {
  const each = bytes / samples;
  const isLarge = !(each <= MAX_BYTES);
  isOver ||= isLarge;
  const verdict = `budget ${MAX_BYTES}${isLarge ? ': over' : ''}`;
  console.log(`  ${name}  ${each.toFixed(2)} byte a sample, ${verdict}`);
}

/** Counters that grow by another step each second. */
function fillHour(): SeriesGroup {
  const group = createGroup(COLUMNS);
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
const read = () => hour.read([42], 0, EVER_US);
const encoded = encodeSlice(read());
const plain = Uint32Array.from(read().columns[0] ?? []);
// A read allocates twice what a copy does, and where page faults are dear these may cost more than all the decoding.
const times = { read: [] as number[], decode: [] as number[], copy: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  times.read.push(timed(read));
  times.decode.push(timed(() => decodeSlice(encoded)));
  times.copy.push(timed(() => plain.slice()));
}
const readMs = medianOf(times.read);
const isSlow = !(readMs <= MAX_READ_MS);
isOver ||= isSlow;
console.log(`One hour of one of ${COLUMNS} columns, ${HOUR_ROWS} rows, medians of ${ROUNDS}`);
console.log(`  read    ${readMs.toFixed(3)} ms, budget ${MAX_READ_MS}${isSlow ? ': over' : ''}`);
console.log(`  decoded ${medianOf(times.decode).toFixed(3)} ms, from ${encoded.length} bytes`);
console.log(`  copied  ${medianOf(times.copy).toFixed(3)} ms, the plain numbers: the floor`);
if (isOver) process.exitCode = 1;
