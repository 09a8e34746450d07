/*
 * A sweep of this host against a scrape of Prometheus' node exporter and a fetch of Performance Co-Pilot, in turn; then files
 * of one number against a loop in Python in the manner of kvm_stat. All in one run, so that a machine which changes its speed
 * changes all. The figure is time for a value. Peers are held against our sweep of procfs, which is what they read nearly
 * all of theirs from; all that is due beside it, files of one number in sysfs mostly, is told too. Peers come from Debian,
 * and what cannot be had is left out with its reason.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CATALOG } from '../src/catalog/catalog.ts';
import { AskedProcess, type Timed } from './peers/asked-process.ts';
import { startNodeExporter } from './peers/node-exporter.ts';
import { catalogOf, oneNumberFiles } from './peers/one-number-files.ts';
import { sweepOnDemand } from './peers/own-sweep.ts';
import { startPcp } from './peers/pcp.ts';

const HOST_ROUNDS = 400;
const EVERY_MS = 30;
const FLOOR = 'C loop, the same files';
/** We are to be within 1.25 × of that loop. */
const FLOOR_SHARE = 0.8;
const WARM_UPS = 20;
const ROUNDS = 41;

const PROCFS = CATALOG.filter(({ filesystem }) => filesystem === 'procfs');

interface Contender {
  readonly name: string;
  readonly sweep: () => Promise<Timed>;
  /** How many times as dear as ours its values have to be at least; undefined: it is ours. */
  readonly target?: number;
}

const [, script = '', role] = process.argv;

async function compare(folder: string, started: Disposable[]): Promise<void> {
  const start = <T extends Disposable>(one: T): T => {
    started.push(one);
    return one;
  };
  const own = (what: string): AskedProcess =>
    start(new AskedProcess([process.execPath, script, what]));
  const contender = (name: string, one: AskedProcess, target?: number): Contender => ({
    name,
    sweep: () => one.sweep(),
    ...(target !== undefined && { target }),
  });
  const hosts: Contender[] = [
    contender('statsfs, procfs', own('procfs')),
    contender('statsfs, what is due', own('due')),
    contender('statsfs, all', own('all')),
  ];
  const files = PROCFS.filter(({ file, pace }) => pace === undefined && existsSync(file));
  const { values } = await measureOnce(hosts[0]);
  const floor = startReader(
    folder,
    files.map(({ file }) => file),
    values,
  );
  if (typeof floor === 'string') console.log(`left out: ${floor}`);
  else hosts.push(contender(FLOOR, start(floor)));
  const exporter = await startNodeExporter(folder);
  if (typeof exporter === 'string') console.log(`left out: ${exporter}`);
  else hosts.push({ name: 'node exporter', sweep: start(exporter).peer.sweep, target: 50 });
  const pcp = await startPcp(folder);
  if (typeof pcp === 'string') console.log(`left out: ${pcp}`);
  else hosts.push(contender('PCP', start(pcp).peer, 20));
  await measure(hosts, HOST_ROUNDS, EVERY_MS);

  const paths = oneNumberFiles();
  const command = ['python3', 'apps/agent/bench/peers/kvm-stat.py'] as const;
  const python = start(new AskedProcess(command, {}, `${paths.join('\n')}\n\n`));
  const loops = [contender('statsfs, files', own('files')), contender('Python loop', python, 3.5)];
  await measure(loops, WARM_UPS, 0);
  await measure(loops, ROUNDS, 0);
}

async function measureOnce(contender: Contender | undefined): Promise<Timed> {
  await pause(EVERY_MS);
  return (await contender?.sweep()) ?? { us: 0, values: 0 };
}

/** A loop in C that only reads files. @returns why not, as a sentence. */
function startReader(folder: string, paths: readonly string[], values: number) {
  const program = join(folder, 'read-again');
  try {
    const source = 'apps/agent/bench/peers/read-again.c';
    execFileSync('cc', ['-O2', '-o', program, source], { stdio: 'pipe' });
  } catch {
    return 'no cc here, so there is no loop in C to compare with';
  }
  return new AskedProcess([program, String(values)], {}, `${paths.join('\n')}\n\n`);
}

/** All of them in turn, as often as asked for, and what each value cost. */
async function measure(contenders: readonly Contender[], rounds: number, everyMs: number) {
  const timed = contenders.map((): Timed[] => []);
  await pause(everyMs);
  for (let round = 0; round < rounds; round++) {
    const next = performance.now() + everyMs;
    for (const [at, { sweep }] of contenders.entries()) timed[at]?.push(await sweep());
    await pause(Math.max(0, next - performance.now()));
  }
  const costs = timed.map(usEach);
  const base = costs[0] ?? Number.NaN;
  const floor = costs[contenders.findIndex(({ name }) => name === FLOOR)];
  const bound = (at: number): number => (costs[at] ?? Number.NaN) / (floor ?? 0);
  console.log(`${rounds} rounds in turn`);
  for (const [at, { name, target }] of contenders.entries()) {
    const cost = costs[at] ?? Number.NaN;
    const values = median((timed[at] ?? []).map((one) => one.values));
    const ratio = cost / base;
    const wanted =
      target === undefined
        ? ''
        : ` (wanted ${target} ×${floor === undefined ? '' : `, ${bound(at).toFixed(1)} × of the loop in C`})`;
    console.log(
      `${name.padEnd(22)} ${cost.toFixed(3).padStart(8)} µs a value, ${values} values, ${ratio.toFixed(1)} ×${wanted}`,
    );
    // No reader can be further ahead than one that does nothing else.
    if (target === undefined || ratio >= Math.min(target, FLOOR_SHARE * bound(at))) continue;
    console.log(`${name} is not as dear as it should be`);
    process.exitCode = 1;
  }
}

/** Of the middle half of the rounds by their cost: what else runs on the machine is left out at both ends. */
function usEach(timed: readonly Timed[]): number {
  const sorted = timed.toSorted((a, b) => a.us / a.values - b.us / b.values);
  const quarter = Math.floor(sorted.length / 4);
  const middle = sorted.slice(quarter, sorted.length - quarter);
  return sum(middle.map(({ us }) => us)) / sum(middle.map(({ values }) => values));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'statsfs-bench-'));
  const started: Disposable[] = [];
  try {
    await compare(folder, started);
  } finally {
    for (const one of started) one[Symbol.dispose]();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (role === 'procfs') await sweepOnDemand(PROCFS, 'due');
else if (role === 'due') await sweepOnDemand(CATALOG, 'due');
else if (role === 'all') await sweepOnDemand(CATALOG, 'all');
else if (role === 'files') await sweepOnDemand(catalogOf(oneNumberFiles()), 'all');
else await run();
