import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { say } from './say.ts';
import { CommandError } from './usage-error.ts';
import { webOwner } from './web-owner.ts';

const WEB_ROOT = fileURLToPath(new URL('../../web/', import.meta.url));
const TOKEN_BYTES = 24;

/**
 * V8 collects sooner. Measured beside 1,000 hostile connections: 183 MB resident instead of 480, 128 instead of 168 when
 * idle, and ticks no later.
 */
const SMALL_HEAP = '--optimize-for-size';

/** Live streams never end by themselves, and Next waits for them; browsers reconnect anyway. */
const STOP_GRACE_MS = 1_000;

/** The web app as a process of its own, and the link that logs in to it once. */
export interface WebProcess {
  readonly link: string;
  /** Exit code, once it has ended. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

const isBuilt = (file: string): boolean => existsSync(`${WEB_ROOT}${file}`);

/** What a browser types for the address the app listens on. */
function urlOf({ host, port, web }: Config): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const scheme = web.STATSFS_TLS_CERT === undefined ? 'http' : 'https';
  return `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/**
 * Starts the web app and waits until it answers.
 * @throws CommandError when it was never built, its port is taken, or it ends before it answers.
 */
export async function startWeb(config: Config): Promise<WebProcess> {
  if (!isBuilt('.next/BUILD_ID') || !isBuilt('dist/serve.mjs')) {
    throw new CommandError('The web app is not built; run npm start, or npm run build');
  }
  await assertPortIsFree(config);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const child = spawn(process.execPath, [SMALL_HEAP, `${WEB_ROOT}dist/serve.mjs`], {
    ...webOwner(config),
    env: webEnvironment(config, token),
    // It says over the channel when it listens, and ends when the channel does.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => say(text.trimEnd()));
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const endedEarly = ended.then((code) => {
    throw new CommandError(`The web app ended with exit code ${code} before it answered`);
  });
  const listening = new Promise<void>((resolve) => child.once('message', () => resolve()));
  await Promise.race([listening, endedEarly]);
  // From here on its end is no failure of the start.
  endedEarly.catch(() => undefined);
  return { link: `${urlOf(config)}/#token=${token}`, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
  await ended;
  clearTimeout(impatience);
}

/** The web app gets the hash only: a process list must not tell the token. */
function webEnvironment(config: Config, token: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...config.web,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    STATSFS_HOST: config.host,
    STATSFS_PORT: String(config.port),
    STATSFS_SOCKET: config.socketPath,
    STATSFS_STATE_DIR: config.stateDir,
    STATSFS_LINK_TOKEN_HASH: createHash('sha256').update(token).digest('hex'),
  };
}

function assertPortIsFree({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is taken; choose another with --port`
          : `Cannot listen on ${host} port ${port}: ${cause.message}`;
      reject(new CommandError(reason, { cause }));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Runs a command of the web app, such as the one that makes tokens, at this terminal. @returns its exit code. */
export function runWebCommand(
  config: Config,
  name: string,
  argv: readonly string[],
): Promise<number> {
  if (!isBuilt(`dist/${name}.mjs`)) {
    throw new CommandError('The web app is not built; run npm start, or npm run build');
  }
  const child = spawn(process.execPath, [`${WEB_ROOT}dist/${name}.mjs`, ...argv], {
    ...webOwner(config),
    env: { ...process.env, STATSFS_STATE_DIR: config.stateDir },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
