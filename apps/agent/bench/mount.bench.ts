/*
 * What our FUSE server costs beside one in C: the same tree served by fuse-server.c (libfuse3, low level), the same client
 * (fuse-client.c). Clients and servers share one processor, and take turns: on two, waking an idle processor costs several
 * times what any server does, and hides it. Without cc nothing is measured; without libfuse3-dev nothing is compared.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, workerData } from 'node:worker_threads';
import { type MountDirectory, type MountFile, ROOT_INODE } from '../src/mount/mount-node.ts';
import { MOUNT_DEVICE_SIZES, serveMount } from '../src/mount/serve-mount.ts';
import { openKernelDevice } from '../src/node/fuse-kernel-device.ts';
import { type FuseThreadData, startFuseSession } from '../src/node/fuse-session.ts';

const FILES = 64;
const PAIRS = 15;
const BUDGET = 1.5;
const PINNED = ['taskset', '-c', '0'] as const;
/** How often the client does it in a turn: about a third of a second. */
const KINDS = { pread: 20_000, open: 5000 } as const;
type Kind = keyof typeof KINDS;
const KIND_NAMES: Record<Kind, string> = { pread: 'pread of one value', open: 'open+read+close' };

const OWNER = { uid: 0, gid: 0 };

/** `v<n>`, whose text is made at each read, as fuse-server.c makes it. */
function valueFile(inode: number): MountFile {
  const encoder = new TextEncoder();
  return {
    kind: 'file',
    inode,
    mode: 0o644,
    ...OWNER,
    open: () => ({
      read: (into, sizeBytes, offset) => {
        const text = `${inode * 1_000_003}\n`.slice(offset, offset + sizeBytes);
        return encoder.encodeInto(text, into).written;
      },
      write: (bytes) => bytes.length,
      release: () => undefined,
    }),
  };
}

function benchTree(): MountDirectory {
  const files = new Map<string, MountFile>();
  for (let i = 0; i < FILES; i++) files.set(`v${i}`, valueFile(ROOT_INODE + 1 + i));
  const entries = [...files].map(([name, { kind, inode }]) => ({ name, kind, inode }));
  return {
    kind: 'directory',
    inode: ROOT_INODE,
    mode: 0o755,
    ...OWNER,
    lookup: (name) => files.get(name),
    list: () => entries,
  };
}

/** In the serving thread. */
function serve({ descriptor, bell }: FuseThreadData<undefined>): void {
  using device = openKernelDevice(descriptor, bell, MOUNT_DEVICE_SIZES);
  serveMount(device, benchTree(), {
    timeS: 0,
    onProblem: (error) => console.error(error),
  });
}

/** In the process of our server: until it is unmounted. */
async function mountAndServe(directory: string): Promise<void> {
  const session = await startFuseSession({
    directory,
    create: false,
    warn: console.error,
    script: new URL(import.meta.url),
    data: undefined,
  });
  process.stdout.write('ready\n');
  await session.ended;
}

interface Server {
  readonly directory: string;
  readonly process: ChildProcess;
}

const unmount = (directory: string): void => {
  execFileSync('umount', ['-l', directory], { stdio: 'ignore' });
};

/** @throws Error when it ends before it is ready. */
async function startServer(directory: string, command: readonly string[]): Promise<Server> {
  mkdirSync(directory);
  const child = spawn(PINNED[0], [...PINNED.slice(1), ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(() => 'ended');
  const ready = once(child.stdout, 'data').then(() => 'ready');
  if ((await Promise.race([ready, ended])) === 'ended') throw new Error(`${command[0]} ended`);
  return { directory, process: child };
}

async function stopServer({ directory, process: child }: Server): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : undefined;
  unmount(directory);
  await ended;
}

/** @returns undefined when it does not compile. */
function compile(folder: string, name: string, ...flags: string[]): string | undefined {
  const program = join(folder, name);
  const source = `apps/agent/bench/${name}.c`;
  try {
    execFileSync('cc', ['-O2', '-o', program, source, ...flags], { stdio: 'pipe' });
    return program;
  } catch {
    return undefined;
  }
}

/** @returns nanoseconds for one. */
const timeClient = (client: string, server: Server, kind: Kind): number => {
  const args = [...PINNED.slice(1), client, kind, join(server.directory, 'v3'), `${KINDS[kind]}`];
  return Number(execFileSync(PINNED[0], args, { encoding: 'utf8' }));
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Turn {
  readonly ours: number;
  /** Of the server in C; NaN where there is none. */
  readonly floor: number;
}

function say(kind: Kind, turns: readonly Turn[]): void {
  const ratio = median(turns.map(({ ours, floor }) => ours / floor));
  const us = (part: keyof Turn): string =>
    (median(turns.map((turn) => turn[part])) / 1000).toFixed(1).padStart(6);
  const compared = Number.isNaN(ratio) ? '' : `${us('floor')} µs in C, ${ratio.toFixed(2)} ×`;
  console.log(`${KIND_NAMES[kind].padEnd(20)} ${us('ours')} µs, ${compared}`);
  if (ratio > BUDGET) {
    console.log(`${KIND_NAMES[kind]} is over its budget of ${BUDGET} ×`);
    process.exitCode = 1;
  }
}

async function compare(folder: string, client: string): Promise<void> {
  const servers: Server[] = [];
  const start = async (name: string, command: (directory: string) => string[]) => {
    const directory = join(folder, name);
    const server = await startServer(directory, command(directory));
    servers.push(server);
    return server;
  };
  try {
    const [, script = ''] = process.argv;
    const ours = await start('ours', (directory) => [process.execPath, script, directory]);
    const program = compile(folder, 'fuse-server', '-I/usr/include/fuse3', '-lfuse3');
    if (program === undefined) console.log('no libfuse3-dev here: nothing to compare with');
    const floor =
      program && (await start('floor', (directory) => [program, directory, String(FILES)]));
    console.log(`${FILES} values, medians of ${PAIRS} interleaved turns on one processor`);
    for (const kind of ['pread', 'open'] as const) {
      const turns = Array.from({ length: PAIRS }, () => ({
        floor: floor ? timeClient(client, floor, kind) : Number.NaN,
        ours: timeClient(client, ours, kind),
      }));
      say(kind, turns);
    }
  } finally {
    for (const server of servers) await stopServer(server);
  }
}

async function main(): Promise<void> {
  if (!existsSync('/dev/fuse') || process.geteuid?.() !== 0) {
    console.log('skipped: needs root and /dev/fuse');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'statsfs-bench-'));
  try {
    const client = compile(folder, 'fuse-client');
    if (client === undefined) console.log('skipped: no cc here for the client');
    else await compare(folder, client);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , asked] = process.argv;
// The thread's data was made by startFuseSession from undefined a moment ago.
if (!isMainThread) serve(workerData as FuseThreadData<undefined>);
else if (asked !== undefined) await mountAndServe(asked);
else await main();
