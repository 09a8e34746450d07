/*
 * Reading 1,000 small kernel files: our reader against a C pread loop over the same files, in turn, so that a machine
 * that changes its speed changes both. Without cc the floor is plain Node on kept descriptors.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Readings } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import type { FoundFile } from '../src/filesystems/found-file.ts';
import { createFsReader } from '../src/node/fs-reader.ts';
import { openStatReader } from '../src/node/open-stat-reader.ts';
import { createSystemClock } from '../src/node/system-clock.ts';
import type { StatReader } from '../src/ports/stat-reader.ts';
import { BatchReads } from '../src/sweep/batch-reads.ts';
import { DescriptorBudget } from '../src/sweep/descriptor-budget.ts';
import { DirectoryCache } from '../src/sweep/directory-cache.ts';
import { FileBytes } from '../src/sweep/file-bytes.ts';
import { SharedPlans } from '../src/sweep/shared-plans.ts';
import { SweptFile } from '../src/sweep/swept-file.ts';

const FILES = 1000;
const PAIRS = 21;
const ROUNDS = 100;
const BUDGET = 1.3;

/** Small sysfs and procfs files that every kernel has, the cheap ones to print first. */
function smallFiles(): string[] {
  const found: string[] = [];
  const slab = '/sys/kernel/slab';
  const names = ['object_size', 'slab_size', 'order', 'align', 'objs_per_slab'];
  for (const cache of list(slab)) for (const name of names) found.push(join(slab, cache, name));
  const block = '/sys/block';
  for (const device of list(block)) found.push(join(block, device, 'stat'));
  for (const name of list('/proc/sys/vm')) found.push(join('/proc/sys/vm', name));
  return found.filter(isSmall).slice(0, FILES);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isSmall(path: string): boolean {
  try {
    const text = readFileSync(path, 'latin1');
    return text.length > 0 && text.length < 256;
  } catch {
    return false;
  }
}

const foundAt = (path: string, access: FoundFile['access'] = 'descriptor'): FoundFile => ({
  path,
  root: dirname(path),
  names: [basename(path)],
  filesystem: 'bench',
  place: ['bench'],
  name: basename(path),
  format: undefined,
  describe: () => ({ kind: 'unknown', unit: UNITS.none, description: '' }),
  access,
  pace: 'base',
  problem: 0,
  debugfs: false,
});

const partsOf = (reader: StatReader) => ({
  reader,
  directories: new DirectoryCache(reader),
  plans: new SharedPlans(),
  batch: new BatchReads(reader, createSystemClock()),
  budget: new DescriptorBudget(),
  host: { lockedDown: false },
});

/** @returns nanoseconds a file of the median round. */
function timeRounds(files: number, round: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const start = process.hrtime.bigint();
    round();
    times.push(Number(process.hrtime.bigint() - start) / files);
  }
  return median(times);
}

/** What the agent does in a sweep; without the scan it does nothing with what the files say, as the floor does. */
function prepare(reader: StatReader, paths: readonly string[], scans: boolean): () => number {
  const parts = partsOf(reader);
  const { batch } = parts;
  const readings = new Readings();
  let slots = 0;
  const indexes = paths.map((path, index) => {
    const file = new SweptFile(foundAt(path), parts);
    const { slotCount } = file.layOut().file;
    file.place(index, slots);
    slots += slotCount;
    return index;
  });
  readings.grow(slots, indexes.length);
  const others: number[] = [];
  return () => {
    const ns = timeRounds(indexes.length, () => {
      for (let at = 0; at < indexes.length; ) {
        const to = batch.read(indexes, at, others);
        if (scans) batch.scan(indexes, at, to, readings, others);
        at = to;
      }
    });
    if (others.length > 0) throw new Error(`${others.length} reads went another road`);
    return ns;
  };
}

/** Files of which a second read is impossible: opened, read and closed each time. */
function prepareReopening(reader: StatReader, paths: readonly string[]): () => number {
  const parts = partsOf(reader);
  const files = paths.map((path) => new FileBytes(parts, foundAt(path, 'reopen')));
  for (const file of files) if (file.readWhole() < 0) throw new Error('A file cannot be read');
  return () =>
    timeRounds(files.length, () => {
      for (const file of files) file.readAgain();
    });
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function compileFloor(folder: string): string | undefined {
  const program = join(folder, 'floor');
  try {
    execFileSync('cc', ['-O2', '-o', program, 'apps/agent/bench/floor.c'], { stdio: 'pipe' });
    return program;
  } catch {
    return undefined;
  }
}

/** What can be timed in a process of its own, as the floor is and as the agent is: one reader, and nothing else's files. */
const COLUMNS = {
  reading: () => prepare(openStatReader(), paths, false),
  sweep: () => prepare(openStatReader(), paths, true),
  node: () => prepare(createFsReader(), paths, false),
  reopening: () => prepareReopening(openStatReader(), paths),
} as const;
type Column = keyof typeof COLUMNS;
type Row = Record<Column | 'floor' | 'reopeningFloor', number>;

const isColumn = (text: string | undefined): text is Column =>
  text !== undefined && Object.hasOwn(COLUMNS, text);

const paths = smallFiles();
const [, script = '', asked] = process.argv;
if (isColumn(asked)) {
  const time = COLUMNS[asked]();
  time();
  process.stdout.write(`${time()}\n`);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'statsfs-bench-'));
const floorProgram = compileFloor(folder);
const runFloor = (...how: readonly string[]): number =>
  floorProgram === undefined
    ? Number.NaN
    : Number(
        execFileSync(floorProgram, [String(ROUNDS), ...how], { input: `${paths.join('\n')}\n` }),
      );
const run = (column: Column): number =>
  Number(execFileSync(process.execPath, [script, column], { encoding: 'utf8' }));

const chosen = openStatReader();
const rows: Row[] = Array.from({ length: PAIRS }, () => ({
  floor: runFloor(),
  reading: run('reading'),
  sweep: run('sweep'),
  node: run('node'),
  reopeningFloor: runFloor('reopens'),
  reopening: run('reopening'),
}));
rmSync(folder, { recursive: true, force: true });

const base: keyof Row = floorProgram === undefined ? 'node' : 'floor';
const ratioOf = (column: keyof Row, to: keyof Row = base): number =>
  median(rows.map((row) => row[column] / row[to]));
const line = (what: string, column: keyof Row, to: keyof Row = base): string => {
  const ns = median(rows.map((row) => row[column])).toFixed(0);
  return `${what.padEnd(38)} ${ns.padStart(5)} ns a file, ${ratioOf(column, to).toFixed(2)} ×`;
};

console.log(
  `${paths.length} small files, medians of ${PAIRS} interleaved runs of ${ROUNDS} sweeps`,
);
if (floorProgram === undefined) {
  console.log('no cc here: ratios are to plain Node on kept descriptors');
} else console.log(line('C pread loop', 'floor'));
console.log(line(`reading, ${chosen.name}`, 'reading'));
console.log(line(`sweep, ${chosen.name}: read and scanned`, 'sweep'));
console.log(line('reading, plain Node', 'node'));
if (floorProgram !== undefined) {
  console.log(line('C openat, read, close', 'reopeningFloor', 'reopeningFloor'));
  console.log(line(`the same, ${chosen.name}`, 'reopening', 'reopeningFloor'));
}
const overBudget = [
  ...(ratioOf('reading') > BUDGET ? ['reading'] : []),
  ...(ratioOf('reopening', 'reopeningFloor') > BUDGET ? ['opening, reading and closing'] : []),
];
for (const what of overBudget) console.log(`${what} is over its budget of ${BUDGET} ×`);
if (overBudget.length > 0) process.exitCode = 1;
