import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { say } from './say.ts';
import { CommandError } from './usage-error.ts';

const WEB_ROOT = fileURLToPath(new URL('../../web/', import.meta.url));
const POLL_MS = 50;
const START_DEADLINE_MS = 60_000;
const TOKEN_BYTES = 24;

/** Live streams never end by themselves, and Next waits for them; browsers reconnect anyway. */
const STOP_GRACE_MS = 1_000;

/** The web app as a process of its own, and the link that logs in to it once. */
export interface WebProcess {
  readonly link: string;
  /** Exit code, once it has ended. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** What a browser types for the address the app listens on. */
function urlOf({ host, port }: Config): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/**
 * Starts the web app and waits until it answers.
 * @throws CommandError when it was never built, its port is taken, or it ends before it answers.
 */
export async function startWeb(config: Config): Promise<WebProcess> {
  if (!existsSync(`${WEB_ROOT}.next/BUILD_ID`)) {
    throw new CommandError('The web app is not built; run npm start, or npm run build');
  }
  await assertPortIsFree(config);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const next = createRequire(`${WEB_ROOT}package.json`).resolve('next/dist/bin/next');
  const child = spawn(
    process.execPath,
    [next, 'start', '--port', String(config.port), '--hostname', config.host],
    { cwd: WEB_ROOT, env: webEnvironment(config, token), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  child.stderr?.setEncoding('utf8').on('data', (text: string) => say(text.trimEnd()));
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const endedEarly = ended.then((code) => {
    throw new CommandError(`The web app ended with exit code ${code} before it answered`);
  });
  await Promise.race([untilHealthy(urlOf(config)), endedEarly]);
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

async function untilHealthy(url: string): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  while (Date.now() < deadline) {
    const healthy = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      // Refused until it listens; its own exit is watched elsewhere.
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new CommandError(`The web app did not answer at ${url} within a minute`);
}
