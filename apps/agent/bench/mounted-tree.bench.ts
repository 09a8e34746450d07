/*
 * What a mounted tree costs: 1,000 values by .snapshot against a file for each, publisher, server and client on one
 * processor; and a tree of 100,000 values: until it is mounted and told, a find over it, and the memory of its process.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { counter, Source, StatsTree, valueSet } from '@statsfs/core/publish';

const VALUES_A_SOURCE = 1_000;
const MANY_SOURCES = 100;
const ROUNDS = 15;
const MIN_RATIO = 50;
const MAX_MOUNT_S = 1;
const MAX_FIND_S = 3;
const MAX_MB = 200;
const PINNED = ['taskset', '-c', '0'] as const;
const LIBRARY = resolve('apps/agent/dist/mount.mjs');

const nowS = (): number => Number(process.hrtime.bigint()) / 1e9;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** In a process of its own: publishes, and says how long that took. */
async function serve(directory: string, sources: number): Promise<void> {
  // Built from src/publish/index.ts; what programs import.
  const { mountTree } = (await import(
    pathToFileURL(LIBRARY).href
  )) as typeof import('../src/publish/index.ts');
  const set = valueSet(Array.from({ length: VALUES_A_SOURCE }, (_, n) => counter(`v${n}`)));
  const tree = new StatsTree();
  const top = tree.register(new Source('top'));
  for (let source = 0; source < sources; source++) {
    const base = Object.fromEntries(
      set.defs.map(({ descriptor: { name } }, n) => [name, n * 1_003]),
    );
    top.addSubordinate(new Source(`s${source}`).add(set, base));
  }
  const startS = nowS();
  const mount = await mountTree(tree, directory);
  process.stdout.write(`${nowS() - startS}\n`);
  await mount.ended;
}

/** In a process of its own, beside nothing else: both roads in turn. */
function readBoth(directory: string): void {
  const into = Buffer.alloc(1 << 20);
  const names = Array.from({ length: VALUES_A_SOURCE }, (_, n) => join(directory, `v${n}`));
  const readOne = (path: string): number => {
    const descriptor = openSync(path, 'r');
    const length = readSync(descriptor, into, 0, into.length, null);
    closeSync(descriptor);
    return length;
  };
  const timed = (run: () => unknown): number => {
    const startS = nowS();
    run();
    return nowS() - startS;
  };
  const snapshot = join(directory, '.snapshot');
  if (readOne(snapshot) < 8 * VALUES_A_SOURCE) throw new Error('The snapshot is too short');
  const times = Array.from({ length: ROUNDS }, () => ({
    files: timed(() => names.map(readOne)),
    snapshot: timed(() => readOne(snapshot)),
  }));
  process.stdout.write(JSON.stringify(times));
}

interface Served {
  readonly child: ChildProcess;
  readonly mountS: number;
}

async function start(
  directory: string,
  sources: number,
  prefix: readonly string[],
): Promise<Served> {
  const [, script = ''] = process.argv;
  const [program = '', ...args] = [
    ...prefix,
    process.execPath,
    script,
    'serve',
    directory,
    String(sources),
  ];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, mountS: Number(line.toString()) };
}

async function stop(directory: string, { child }: Served): Promise<void> {
  const ended = once(child, 'exit');
  execFileSync('umount', ['-l', directory]);
  await ended;
}

const residentMb = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

function check(what: string, figure: number, budget: string, holds: boolean): void {
  console.log(
    `${what.padEnd(44)} ${figure.toFixed(2).padStart(8)}, budget ${budget}${holds ? '' : ': over'}`,
  );
  if (!holds) process.exitCode = 1;
}

async function compareRoads(directory: string): Promise<void> {
  const served = await start(directory, 1, PINNED);
  const [, script = ''] = process.argv;
  const source = join(directory, 'top/s0');
  const out = execFileSync(
    PINNED[0],
    [...PINNED.slice(1), process.execPath, script, 'client', source],
    {
      encoding: 'utf8',
    },
  );
  // Written by readBoth a moment ago.
  const times = JSON.parse(out) as { files: number; snapshot: number }[];
  const ratio = median(times.map(({ files, snapshot }) => files / snapshot));
  const ms = (all: readonly number[]): string => (1000 * median(all)).toFixed(2);
  console.log(
    `${VALUES_A_SOURCE} values: ${ms(times.map(({ files }) => files))} ms file by file, ${ms(times.map(({ snapshot }) => snapshot))} ms by .snapshot`,
  );
  check('file by file, in snapshots', ratio, `≥ ${MIN_RATIO}`, ratio >= MIN_RATIO);
  await stop(directory, served);
}

async function measureMany(directory: string): Promise<void> {
  const served = await start(directory, MANY_SOURCES, []);
  const found = execFileSync('find', [directory, '-name', 'v*'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const expected = MANY_SOURCES * VALUES_A_SOURCE;
  if (found.trim().split('\n').length !== expected) throw new Error('find did not find all');
  const startS = nowS();
  execFileSync('find', [directory], { stdio: 'ignore' });
  const findS = nowS() - startS;
  check(
    `${expected} values mounted and told, s`,
    served.mountS,
    `${MAX_MOUNT_S}`,
    served.mountS <= MAX_MOUNT_S,
  );
  check('find over them, s', findS, `${MAX_FIND_S}`, findS <= MAX_FIND_S);
  const mb = residentMb(served.child.pid);
  check('resident memory of their process, MB', mb, `${MAX_MB}`, mb <= MAX_MB);
  await stop(directory, served);
}

async function main(): Promise<void> {
  if (!existsSync('/dev/fuse') || process.geteuid?.() !== 0) {
    console.log('skipped: needs root and /dev/fuse');
    return;
  }
  if (!existsSync(LIBRARY)) throw new Error(`${LIBRARY} is missing: npm run build makes it`);
  const folder = mkdtempSync(join(tmpdir(), 'statsfs-bench-'));
  const directory = join(folder, 'm');
  try {
    await compareRoads(directory);
    await measureMany(directory);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , role, directory = '', sources] = process.argv;
if (role === 'serve') await serve(directory, Number(sources));
else if (role === 'client') readBoth(directory);
else await main();
