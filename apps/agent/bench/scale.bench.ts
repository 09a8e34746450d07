/*
 * What the agent costs where there is much: 10,000 real files of sysfs, 100,000 values in tables, and 2,000 sources that
 * come while 2,000 others go, every second for a minute.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { counter, Source, StatsTree, valueSet } from '@statsfs/core/publish';
import { MeasuredAgent } from './measured-agent.ts';

/** In memory, so that it is the agent that is measured and no disk. */
const SCRATCH = '/dev/shm';
const SYSFS = ['s=/sys/kernel/slab', 'd=/sys/devices'].flatMap((folder) => ['--fs', folder]);
const WARM_UP_S = 40;
const MEASURE_S = 30;
const MAX_FILES_PERCENT_OF_10_000 = 8;
const MAX_P99_MS = 5;
const CELLS = 100;
const SIZES = [10_000, 100_000] as const;
/** Ten times the values may cost so many times as much. */
const MAX_GROWTH = 12;
const MAX_BYTES_A_VALUE = 400;
const CHURN = 2_000;
const CHURN_S = 60;
const MAX_LATE_MS = 1_000;
const MAX_GROWTH_MB = 40;

const failures: string[] = [];
const say = (what: string, figure: string, isMet: boolean, budget: string): void => {
  console.log(`${what.padEnd(62)} ${figure.padStart(12)}  budget ${budget}`);
  if (!isMet) failures.push(what);
};
const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? Number.NaN;

async function measureFiles(): Promise<void> {
  await using agent = await MeasuredAgent.start('--only', 's,d', '--cpu-budget', '0%', ...SYSFS);
  await pause(WARM_UP_S * 1000);
  const { percent, rssMb } = await agent.costOver(MEASURE_S);
  const files = agent.reader.schema?.files.filter((file) => file !== undefined).length ?? 0;
  const of10000 = (percent * 10_000) / files;
  say(
    `${files} files of sysfs at 1 Hz, for 10,000 (${rssMb.toFixed(0)} MB)`,
    `${of10000.toFixed(2)} %`,
    of10000 < MAX_FILES_PERCENT_OF_10_000,
    `${MAX_FILES_PERCENT_OF_10_000} %`,
  );
}

/** How long a request waits for the loop that serves, while all files are read ten times a second. */
async function measureAnswers(): Promise<void> {
  const often = ['--interval', '100ms', '--cpu-budget', '0%'];
  await using agent = await MeasuredAgent.start('--only', 's,d', ...often, ...SYSFS);
  await pause(WARM_UP_S * 1000);
  const waits: number[] = [];
  for (let round = 0; round < 1_000; round++) {
    await pause(13);
    waits.push(await agent.answerMs());
  }
  const p99 = quantile(waits, 0.99);
  const p50 = quantile(waits, 0.5);
  say(
    `the same at 10 Hz: an answer, p99 (p50 ${p50.toFixed(1)} ms)`,
    `${p99.toFixed(1)} ms`,
    p99 < MAX_P99_MS,
    `${MAX_P99_MS} ms`,
  );
}

/** @returns cost of so many values in tables, of which a tenth moves each second. */
async function measureTables(values: number): Promise<{ percent: number; rssMb: number }> {
  const folder = mkdtempSync(join(SCRATCH, 'statsfs-bench-'));
  const files = values / CELLS;
  const textOf = (round: number): string =>
    Array.from({ length: CELLS }, (_, n) => `key${n} ${n % 10 === 0 ? round : n}\n`).join('');
  for (let file = 0; file < files; file++) {
    mkdirSync(join(folder, `s${file}`));
    writeFileSync(join(folder, `s${file}/table`), textOf(0));
  }
  await using agent = await MeasuredAgent.start(
    '--only',
    't',
    '--cpu-budget',
    '0%',
    '--fs',
    `t=${folder}`,
  );
  await pause(WARM_UP_S * 1000);
  let round = 0;
  const timer = setInterval(() => {
    const text = textOf(++round);
    for (let file = 0; file < files; file++) writeFileSync(join(folder, `s${file}/table`), text);
  }, 1000);
  const { percent, rssMb } = await agent.costOver(MEASURE_S);
  clearInterval(timer);
  if (agent.values !== values) throw new Error(`${agent.values} values instead of ${values}`);
  rmSync(folder, { recursive: true });
  return { percent, rssMb };
}

async function measureGrowth(): Promise<void> {
  const [few, many] = [await measureTables(SIZES[0]), await measureTables(SIZES[1])];
  for (const [at, { percent, rssMb }] of [few, many].entries()) {
    console.log(
      `${SIZES[at]} values in tables at 1 Hz: ${percent.toFixed(2)} %, ${rssMb.toFixed(0)} MB`,
    );
  }
  const growth = many.percent / few.percent;
  say('ten times the values', `${growth.toFixed(1)} ×`, growth < MAX_GROWTH, `${MAX_GROWTH} ×`);
  const bytes = ((many.rssMb - few.rssMb) * 1024 * 1024) / (SIZES[1] - SIZES[0]);
  say(
    'memory, resident',
    `${bytes.toFixed(0)} B a value`,
    bytes < MAX_BYTES_A_VALUE,
    `${MAX_BYTES_A_VALUE} B`,
  );
}

/** In a process of its own: has so many sources, and every second so many others. */
async function churn(directory: string): Promise<void> {
  const library = pathToFileURL(resolve('apps/agent/dist/mount.mjs')).href;
  // Built from src/publish/index.ts; what programs import.
  const { mountTree } = (await import(library)) as typeof import('../src/publish/index.ts');
  const set = valueSet([counter('hits')]);
  const tree = new StatsTree();
  const top = tree.register(new Source('top'));
  let number = 0;
  let present: Source[] = [];
  const replaceAll = (): void => {
    for (const source of present) top.removeSubordinate(source);
    present = Array.from({ length: CHURN }, () =>
      new Source(`s${number++}`).add(set, { hits: number }),
    );
    for (const source of present) top.addSubordinate(source);
  };
  replaceAll();
  const mount = await mountTree(tree, directory);
  const timer = setInterval(replaceAll, 1000);
  process.stdin.once('data', () => {
    clearInterval(timer);
    process.stdout.write(`${number - CHURN} ${number - 1}\n`);
  });
  process.stdin.once('end', () => void mount.unmount().then(() => process.exit(0)));
  process.stdout.write('mounted\n');
}

const line = async (child: ChildProcess): Promise<string> => {
  const [bytes]: Buffer[] = await once(child.stdout ?? child, 'data');
  return String(bytes).trim();
};

async function measureChurn(script: string): Promise<void> {
  const folder = mkdtempSync(join(SCRATCH, 'statsfs-bench-'));
  const directory = join(folder, 'm');
  const program = spawn(process.execPath, [script, 'churn', directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await line(program);
  await using agent = await MeasuredAgent.start(
    '--only',
    'm',
    '--cpu-budget',
    '0%',
    '--fs',
    `m=${directory}`,
  );
  await pause(15_000);
  const before = agent.residentMb;
  agent.sweepsMs.length = 0;
  const { percent } = await agent.costOver(CHURN_S);
  const sweeps = [...agent.sweepsMs];
  const after = agent.residentMb;
  program.stdin?.write('stop\n');
  const [first = 0, last = 0] = (await line(program)).split(' ').map(Number);
  await pause(3_000);
  const names = (agent.reader.schema?.sources ?? []).flatMap((source) =>
    source !== undefined && /^s\d+$/.test(source.name) ? [Number(source.name.slice(1))] : [],
  );
  const isExact =
    names.length === CHURN && Math.min(...names) === first && Math.max(...names) === last;
  const late = Math.max(...sweeps.slice(1).map((at, n) => at - (sweeps[n] ?? at))) - 1000;
  console.log(
    `${CHURN} sources come and ${CHURN} go a second, for ${CHURN_S} s: ${percent.toFixed(1)} % of one core`,
  );
  say(
    'what is there in the end is there, and nothing else',
    `${names.length} sources`,
    isExact,
    `${CHURN}`,
  );
  say('the latest sweep', `${late.toFixed(0)} ms late`, late < MAX_LATE_MS, `${MAX_LATE_MS} ms`);
  say(
    'memory after that minute',
    `${(after - before).toFixed(0)} MB more`,
    after - before < MAX_GROWTH_MB,
    `${MAX_GROWTH_MB} MB`,
  );
  program.stdin?.end();
  await new Promise((end) => program.once('exit', end));
  rmSync(folder, { recursive: true, force: true });
}

const [, script = '', asked, directory = ''] = process.argv;
if (asked === 'churn') await churn(directory);
else {
  await measureFiles();
  await measureAnswers();
  await measureGrowth();
  await measureChurn(script);
  for (const what of failures) console.log(`over its budget: ${what}`);
  if (failures.length > 0) process.exitCode = 1;
}
