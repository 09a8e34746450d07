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
import type { StatReader } from '../src/ports/stat-reader.ts';
import { DescriptorBudget } from '../src/sweep/descriptor-budget.ts';
import { DirectoryCache } from '../src/sweep/directory-cache.ts';
import { SharedPlans } from '../src/sweep/shared-plans.ts';
import { SweptFile } from '../src/sweep/swept-file.ts';

const FILES = 1000;
const PAIRS = 9;
const ROUNDS = 60;
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

const foundAt = (path: string): FoundFile => ({
  path,
  root: dirname(path),
  names: [basename(path)],
  filesystem: 'bench',
  place: ['bench'],
  name: basename(path),
  format: undefined,
  describe: () => ({ kind: 'unknown', unit: UNITS.none, description: '' }),
  access: 'descriptor',
  problem: 0,
  debugfs: false,
});

/** Sweeps the files as the agent does, scan included. @returns nanoseconds a file, the median round. */
function prepare(reader: StatReader, paths: readonly string[]): () => number {
  const parts = {
    reader,
    directories: new DirectoryCache(reader),
    budget: new DescriptorBudget(),
    plans: new SharedPlans(),
    host: { lockedDown: false },
  };
  const readings = new Readings();
  let slots = 0;
  const files = paths.map((path) => {
    const file = new SweptFile(foundAt(path), parts);
    const { slotCount } = file.layOut().file;
    file.firstSlot = slots;
    slots += slotCount;
    return file;
  });
  readings.grow(slots, files.length);
  return () => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = process.hrtime.bigint();
      for (const file of files) file.sweep(readings);
      times.push(Number(process.hrtime.bigint() - start) / files.length);
    }
    return median(times);
  };
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

const folder = mkdtempSync(join(tmpdir(), 'statsfs-bench-'));
const paths = smallFiles();
const floorProgram = compileFloor(folder);
const runFloor = (): number =>
  floorProgram === undefined
    ? Number.NaN
    : Number(execFileSync(floorProgram, [String(ROUNDS)], { input: `${paths.join('\n')}\n` }));

const chosen = openStatReader();
const sweepChosen = prepare(chosen, paths);
const sweepNode = prepare(createFsReader(), paths);
sweepChosen();
sweepNode();
const rows = Array.from({ length: PAIRS }, () => ({
  floor: runFloor(),
  chosen: sweepChosen(),
  node: sweepNode(),
}));
rmSync(folder, { recursive: true, force: true });

const ratioTo = (pick: (row: (typeof rows)[number]) => number): number =>
  median(rows.map((row) => pick(row) / (floorProgram === undefined ? row.node : row.floor)));
const ns = (pick: (row: (typeof rows)[number]) => number): string =>
  `${median(rows.map(pick)).toFixed(0)} ns a file`;

console.log(
  `${paths.length} small files, medians of ${PAIRS} interleaved runs of ${ROUNDS} sweeps`,
);
console.log(`C pread loop                ${ns((row) => row.floor)}`);
console.log(
  `ours, ${chosen.name}, scan included   ${ns((row) => row.chosen)}, ${ratioTo((row) => row.chosen).toFixed(2)} ×`,
);
console.log(
  `ours, plain Node            ${ns((row) => row.node)}, ${ratioTo((row) => row.node).toFixed(2)} ×`,
);
if (floorProgram === undefined)
  console.log('no cc here: ratios are to plain Node on kept descriptors');
if (ratioTo((row) => row.chosen) > BUDGET) {
  console.log(`over the budget of ${BUDGET} ×`);
  process.exitCode = 1;
}
