import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ValueLine } from '@statsfs/core/query';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAgentClient } from '../src/cli/agent-client.ts';
import { type Bundle, bundleScripts } from './bundle-scripts.ts';
import { whyNoMount } from './fuse-test-mount.ts';
import { TempFolder } from './temp-folder.ts';
import { until } from './until.ts';

const why = whyNoMount();
let agent: Bundle<'cli' | 'sweep-thread'>;
let programs: Bundle<'program' | 'mount-thread'>;

beforeAll(async () => {
  if (why !== undefined) return;
  agent = await bundleScripts({
    cli: 'src/cli/cli.ts',
    'sweep-thread': 'src/cli/sweep-thread.ts',
  });
  programs = await bundleScripts({
    program: 'test/stats-tree-program.ts',
    'mount-thread': 'src/publish/mount-thread.ts',
  });
});
afterAll(() => {
  agent?.[Symbol.dispose]();
  programs?.[Symbol.dispose]();
});
beforeEach(({ skip }) => skip(why !== undefined, why));

const started: ChildProcess[] = [];

/** A program that runs until the test ends. */
function start(script: string, ...argv: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [script, ...argv], { stdio: 'ignore' });
  started.push(child);
  return child;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

it('a server that is stopped costs its own rows, and the agent ends when it is told to', async ({
  onTestFinished,
}) => {
  const folder = new TempFolder();
  onTestFinished(async () => {
    // A stopped server first: a thread that waits for it holds up the end of its process.
    for (const child of started) child.kill('SIGCONT');
    for (const child of started) child.kill('SIGTERM');
    await until('the end of all programs', () => started.every(hasEnded));
    folder[Symbol.dispose]();
  });
  folder.mkdir('far');
  folder.write('near/ticks', '1\n');
  const server = start(fileURLToPath(programs.urls.program), folder.at('far'));
  await until('the mount', () => readFileSync('/proc/mounts', 'utf8').includes(folder.at('far')));
  const socket = folder.at('s');
  const folders = [`far=${folder.at('far')}`, `near=${folder.at('near')}`];
  const sweeping = start(
    fileURLToPath(agent.urls.cli),
    ...['agent', '--socket', socket, '--interval', '100ms', '--cpu-budget', '0%'],
    ...folders.flatMap((text) => ['--fs', text]),
    ...['--only', 'far,near'],
  );
  await until('the agent', () => existsSync(`${socket}.token`));
  const client = createAgentClient(socket, readFileSync(`${socket}.token`, 'utf8').trim());
  const see = async (path: string): Promise<ValueLine | undefined> =>
    // Before the first sweep it refuses.
    (await client.values.query({ paths: [path] }).catch(() => [])).at(0);

  await until('its files', async () => (await see('far/app/hits'))?.value !== undefined);
  server.kill('SIGSTOP');
  await until('the row', async () => (await see('far/app/hits'))?.error?.code === 'ESLOW');
  folder.write('near/ticks', '2\n');
  await until('the other folder', async () => (await see('near/ticks'))?.value === '2');

  server.kill('SIGCONT');
  await until('its files again', async () => (await see('far/app/hits'))?.value !== undefined);

  // Stopped once more, so that a thread hangs in the kernel when the agent is told to end.
  server.kill('SIGSTOP');
  await until('the row again', async () => (await see('far/app/hits'))?.error?.code === 'ESLOW');
  sweeping.kill('SIGTERM');
  await until('the end of the agent', () => hasEnded(sweeping));
  expect(sweeping.signalCode ?? sweeping.exitCode).toBe(0);
}, 60_000);
