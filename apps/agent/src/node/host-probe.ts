import { constants, promises as fs } from 'node:fs';
import { release } from 'node:os';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HostProbe, Look } from '../ports/host-probe.ts';
import { askMount } from './ask-mount.ts';
import { runProgram } from './fuse-run-program.ts';

const EIO = 5;
const ETIMEDOUT = 110;
const MAX_TEXT_BYTES = 4 * 1024 * 1024;
/** Files of the kernel answer at once; one that does not is left to its own. */
const LOOK_MS = 2_000;
const PERMISSION_BITS = 0o7777;
const GZIP_MAGIC = [0x1f, 0x8b];

const unpack = promisify(gunzip);

/** @param reader name of the StatReader that this process reads with. */
export function createHostProbe(reader: string): HostProbe {
  return {
    uid: process.geteuid?.() ?? -1,
    release: release(),
    reader,
    readText: (path) => look(() => readText(path)),
    list: (path) => look(async () => (await fs.readdir(path)).sort()),
    readLink: (path) => look(() => fs.readlink(path)),
    modeOf: (path) => look(async () => (await fs.stat(path)).mode & PERMISSION_BITS),
    tryOpen: (path) => look(() => tryOpen(path)),
    mayOpen: (path, mode) => look(() => mayOpen(path, mode)),
    hasProgram,
    askMount,
  };
}

/** What a call came to, within time. A call that does not come back keeps its thread of Node's pool, and nobody else. */
async function look<T>(call: () => Promise<T>): Promise<Look<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Look<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'failed', errno: ETIMEDOUT }), LOOK_MS);
  });
  const came = call().then(
    (value): Look<T> => ({ kind: 'found', value }),
    (error: unknown): Look<T> => ({ kind: 'failed', errno: errnoOf(error) }),
  );
  try {
    return await Promise.race([came, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Node's errno is negative. */
const errnoOf = (error: unknown): number =>
  error instanceof Error && 'errno' in error && typeof error.errno === 'number'
    ? Math.abs(error.errno)
    : EIO;

/** Files of /proc have no size, so they are read until they end. */
async function readText(path: string): Promise<string> {
  await using file = await fs.open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file.createReadStream({ end: MAX_TEXT_BYTES - 1, autoClose: false })) {
    const bytes: Buffer = chunk;
    chunks.push(bytes);
    length += bytes.length;
  }
  const bytes = Buffer.concat(chunks, length);
  const isGzip = GZIP_MAGIC.every((byte, at) => bytes[at] === byte);
  return (isGzip ? await unpack(bytes, { maxOutputLength: MAX_TEXT_BYTES }) : bytes).toString();
}

async function tryOpen(path: string): Promise<true> {
  const file = await fs.open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  await file.close();
  return true;
}

async function mayOpen(path: string, mode: 'read' | 'write'): Promise<true> {
  await fs.access(path, mode === 'read' ? constants.R_OK : constants.W_OK);
  return true;
}

/** Found as it will be when it is needed: by being started. */
async function hasProgram(name: string): Promise<boolean> {
  const end = await runProgram(name, ['--version'], { timeoutMs: LOOK_MS });
  return end.kind !== 'missing';
}
