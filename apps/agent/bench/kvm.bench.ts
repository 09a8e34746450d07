/*
 * What 3,000 statistics of virtual machines cost by the two roads of the agent: descriptors of KVM's binary statistics,
 * taken out of the process that runs the machines, and a file for each value, opened anew for each read as debugfs wants
 * it. Without /dev/kvm another process holds files in memory in place of the descriptors, and the one-value files lie on
 * a tmpfs: that is the agent's share of both roads, without KVM's own.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readings } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import type { FoundFile } from '../src/filesystems/found-file.ts';
import { takeStatistics } from '../src/filesystems/kvm/held-statistics.ts';
import { openStatReader } from '../src/node/open-stat-reader.ts';
import { createSystemClock } from '../src/node/system-clock.ts';
import { BatchReads } from '../src/sweep/batch-reads.ts';
import { DescriptorBudget } from '../src/sweep/descriptor-budget.ts';
import { DirectoryCache } from '../src/sweep/directory-cache.ts';
import { SharedPlans } from '../src/sweep/shared-plans.ts';
import { SweptFile } from '../src/sweep/swept-file.ts';
import { CProgram, whyNoCompiler, whyNoKvm } from '../test/kvm-programs.ts';

const STATISTICS = 3000;
const PAIRS = 21;
const ROUNDS = 20;
const DEBUGFS = '/sys/kernel/debug/kvm';
const CORPUS = 'apps/agent/test/corpus/linux-6.18.jsonl.gz';
const DUMP = '/kvm-binary-stats/vcpu0-after-250-exits.bin';
const DUMP_VALUES = 140;
/** A VM of one virtual CPU has some 150 values by descriptors, and debugfs some 60 files of it. */
const VMS = 50;

const reader = openStatReader();

/** One road: files that are swept again and again. */
class Road {
  readonly #batch = new BatchReads(reader, createSystemClock());
  readonly #readings = new Readings();
  readonly #files: SweptFile[] = [];
  readonly #indexes: number[];
  /** Values that are read. */
  readonly values: number;

  constructor(found: readonly FoundFile[]) {
    const parts = {
      reader,
      directories: new DirectoryCache(reader),
      plans: new SharedPlans(),
      batch: this.#batch,
      budget: new DescriptorBudget(),
      host: { lockedDown: false },
    };
    let slots = 0;
    for (const [index, one] of found.entries()) {
      const file = new SweptFile(one, parts);
      const { slotCount } = file.layOut().file;
      if (file.isUnreadable) throw new Error(`${one.path} cannot be read`);
      file.place(index, slots);
      slots += slotCount;
      this.#files.push(file);
    }
    this.values = slots;
    this.#indexes = found.map((_, index) => index);
    this.#readings.grow(slots, found.length);
  }

  get files(): number {
    return this.#files.length;
  }

  /** @returns nanoseconds a value, of the median round. */
  time(): number {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = process.hrtime.bigint();
      this.#sweep();
      times.push(Number(process.hrtime.bigint() - start) / this.values);
    }
    return median(times);
  }

  #sweep(): void {
    const others: number[] = [];
    for (let at = 0; at < this.#indexes.length; ) {
      const to = this.#batch.read(this.#indexes, at, others);
      this.#batch.scan(this.#indexes, at, to, this.#readings, others);
      at = to;
    }
    for (const index of others) this.#files[index]?.sweep(this.#readings);
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const UNKNOWN = { kind: 'unknown', unit: UNITS.none, description: '' } as const;

const COMMON = {
  filesystem: 'bench',
  describe: () => UNKNOWN,
  pace: 'base',
  problem: 0,
  debugfs: false,
} as const;

/** A file of one value. */
const valueFile = (path: string): FoundFile => ({
  ...COMMON,
  path,
  root: dirname(dirname(path)),
  names: path.split('/').slice(-2),
  place: ['bench', basename(dirname(path))],
  name: basename(path),
  format: { kind: 'scalar' },
  access: 'reopen',
});

/** Descriptors of a process, taken as the agent takes them. */
function heldFiles(pid: number, numbers: readonly number[]): FoundFile[] {
  const handle = reader.processes.open(pid);
  return numbers.map((number) => {
    const taken = takeStatistics(reader, handle, number);
    if (typeof taken === 'number') throw new Error(`Descriptor ${number} not taken: ${taken}`);
    return {
      ...COMMON,
      path: `/proc/${pid}/fd/${number}`,
      root: `/proc/${pid}/fd`,
      names: [String(number)],
      place: ['bench', String(number)],
      name: '',
      format: { kind: 'kvm-stats' },
      access: 'descriptor',
      held: taken.held,
    };
  });
}

interface Roads extends AsyncDisposable {
  readonly label: string;
  readonly descriptors: Road;
  readonly files: Road;
}

/** Real virtual machines. */
async function startVms(): Promise<Roads> {
  const args = [String(VMS), '1'];
  const { program, said } = await CProgram.start('apps/agent/test/kvm-holder.c', () => args);
  await program.ask('run 10');
  const words = said.map((line) => line.split(' '));
  const numbers = words.map((line) => Number(line.at(-1)));
  const folders = words
    .filter(([what]) => what === 'vm')
    .map(([, number]) => join(DEBUGFS, `${program.pid}-${number}`));
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && isNumber(join(folder, entry.name)))
      .map(({ name }) => join(folder, name)),
  );
  return {
    label: `${VMS} virtual machines of one virtual CPU; files of debugfs`,
    descriptors: new Road(heldFiles(program.pid, numbers)),
    files: new Road(paths.slice(0, STATISTICS).map(valueFile)),
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}

function isNumber(path: string): boolean {
  try {
    return /^\d+\n$/.test(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
}

/** Files in memory in their place. */
async function startStandIns(): Promise<Roads> {
  const folder = mkdtempSync('/dev/shm/statsfs-bench-');
  const dump = join(folder, 'dump');
  writeFileSync(dump, readDump());
  const count = Math.ceil(STATISTICS / DUMP_VALUES);
  const held = Array.from({ length: count }, (_, i) => `kvm-vcpu-stats:${i}=${dump}`);
  const { program, said } = await CProgram.start('apps/agent/test/kvm-stand-in.c', () => held);
  const paths = Array.from({ length: STATISTICS }, (_, i) => {
    const path = join(folder, `vm${i % count}`, `v${i}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${i * 1_000_003}\n`);
    return path;
  });
  return {
    label: 'stand-ins: memfd of another process; files of a tmpfs',
    descriptors: new Road(heldFiles(program.pid, said.map(Number))),
    files: new Road(paths.map(valueFile)),
    [Symbol.asyncDispose]: async () => {
      await program[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a real kernel told of a virtual CPU. */
function readDump(): Buffer {
  const line = gunzipSync(readFileSync(CORPUS))
    .toString('utf8')
    .split('\n')
    .find((text) => text.includes(DUMP));
  const { base64 } = JSON.parse(line ?? '{}') as { readonly base64?: string };
  return Buffer.from(base64 ?? '', 'base64');
}

const noCompiler = whyNoCompiler();
if (noCompiler !== undefined || reader.name !== 'koffi') {
  console.log(`nothing measured: ${noCompiler ?? 'koffi does not load'}`);
  process.exit(0);
}
const noKvm = whyNoKvm();
if (noKvm !== undefined) console.log(`no virtual machines: ${noKvm}`);
await using roads = noKvm === undefined ? await startVms() : await startStandIns();
const { label, descriptors, files } = roads;
const pairs = Array.from({ length: PAIRS }, () => ({
  descriptors: descriptors.time(),
  files: files.time(),
}));
const nsOf = (road: 'descriptors' | 'files'): number => median(pairs.map((pair) => pair[road]));
const line = (what: string, road: Road, ns: number): string =>
  `${what.padEnd(28)} ${String(road.values).padStart(5)} values in ${String(road.files).padStart(4)} files  ${ns.toFixed(1).padStart(7)} ns a value`;
console.log(label);
console.log(line('binary statistics', descriptors, nsOf('descriptors')));
console.log(line('a file for each value', files, nsOf('files')));
const ratio = median(pairs.map((pair) => pair.files / pair.descriptors));
console.log(
  `files cost ${ratio.toFixed(0)} × the descriptors, medians of ${PAIRS} interleaved runs`,
);
