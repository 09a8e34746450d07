/*
 * What a clear of a source takes in the agent: 1,000 counters, each a file, from the request to the results, with the last
 * sample, the write and the read back of each. Beside it as a floor what the same opens, writes and reads cost alone.
 */
import * as fs from 'node:fs';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStatReader } from '../src/node/open-stat-reader.ts';
import { createSystemClock } from '../src/node/system-clock.ts';
import { CLEAR_EVERYTHING } from '../src/sweep/clear/clear-allowance.ts';
import { FileClearer } from '../src/sweep/clear/clear-files.ts';
import { Sweeper } from '../src/sweep/sweeper.ts';

const FILES = 1000;
const RUNS = 15;
const BUDGET_MS = 200;

const root = mkdtempSync('/dev/shm/statsfs-clear-');
const directory = join(root, 'source');
mkdirSync(directory);
const paths = Array.from({ length: FILES }, (_, n) => join(directory, `counter${n}`));
const fill = (): void => {
  for (const path of paths) writeFileSync(path, '123456\n');
};
const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

fill();
const reader = openStatReader();
const clock = createSystemClock();
const folders = [{ name: 'demo', directory: root }];
using sweeper = new Sweeper(
  {
    reader,
    clock,
    catalog: [],
    folders,
    only: ['demo'],
    findsMounts: false,
    host: { lockedDown: false },
    monitors: [],
  },
  {
    epoch: 'bench',
    host: { name: 'bench', kernel: '', bootId: '' },
    intervalMs: 1000,
    folders,
    only: ['demo'],
    allowClear: CLEAR_EVERYTHING,
    cpuBudget: 0,
    namespaces: [],
    monitors: [],
  },
);
sweeper.rescan();
sweeper.sweep();
const clearer = new FileClearer({ sweeper, reader, clock, allowance: CLEAR_EVERYTHING });

const ours: number[] = [];
const floor: number[] = [];
const buffer = new Uint8Array(64);
for (let run = 0; run < RUNS; run++) {
  fill();
  const start = performance.now();
  const { results } = clearer.clear({ paths: ['demo/source'], actor: 'bench' });
  ours.push(performance.now() - start);
  if (results.filter(({ kind }) => kind === 'done').length !== FILES) {
    throw new Error('Not all were cleared');
  }
  fill();
  const alone = performance.now();
  for (const path of paths) {
    const read = fs.openSync(path, 'r');
    fs.readSync(read, buffer, 0, 64, 0);
    const write = fs.openSync(path, 'w');
    fs.writeSync(write, '0\n');
    fs.closeSync(write);
    fs.readSync(read, buffer, 0, 64, 0);
    fs.closeSync(read);
  }
  floor.push(performance.now() - alone);
}
rmSync(root, { recursive: true });

const ms = median(ours);
const isOver = !(ms <= BUDGET_MS);
if (isOver) process.exitCode = 1;
console.log(
  `${FILES} counters of one source cleared: ${ms.toFixed(1)} ms (budget ${BUDGET_MS})  ${isOver ? 'OVER' : 'ok'}`,
);
console.log(`  the same opens, reads and writes alone: ${median(floor).toFixed(1)} ms`);
