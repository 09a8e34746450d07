import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { ValueLine } from '@statsfs/core/query';
import { beforeEach, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';
import { TempFolder } from './temp-folder.ts';

/** Of this test alone. */
const NAME = `statsfs-test-${process.pid}`;

function whyNoNamespace(): string | undefined {
  if (process.geteuid?.() !== 0) return 'only root makes network namespaces';
  for (const program of ['/usr/sbin/ip', '/sbin/ip']) if (existsSync(program)) return undefined;
  return 'no ip command here';
}

const why = whyNoNamespace();

beforeEach(({ skip, onTestFinished }) => {
  skip(why !== undefined, why);
  execFileSync('ip', ['netns', 'add', NAME]);
  onTestFinished(() => {
    execFileSync('ip', ['netns', 'del', NAME]);
  });
  execFileSync('ip', ['-n', NAME, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'peer0']);
});

const pathsOf = (json: readonly unknown[]): string[] =>
  // What the command prints with --json.
  (json as readonly ValueLine[]).map(({ path }) => path);

it('interfaces of another namespace are beside our own of the same name', async () => {
  using folder = new TempFolder();
  const run = await runCommand(
    ...['get', `netns/${NAME}/dev/*/rx_bytes`, 'net/dev/lo/rx_bytes', '--json'],
    ...['--netns', NAME, '--socket', folder.at('s')],
  );
  expect(run.code).toBe(0);
  expect(pathsOf(run.json)).toEqual([
    `netns/${NAME}/dev/eth0/rx_bytes`,
    `netns/${NAME}/dev/lo/rx_bytes`,
    `netns/${NAME}/dev/peer0/rx_bytes`,
    'net/dev/lo/rx_bytes',
  ]);
});

it('a namespace is also that of a process', async () => {
  using folder = new TempFolder();
  const run = await runCommand(
    ...['get', 'netns/mine/dev/lo/rx_bytes', '--json'],
    ...['--netns', `mine=${process.pid}`, '--socket', folder.at('s')],
  );
  expect(pathsOf(run.json)).toEqual(['netns/mine/dev/lo/rx_bytes']);
});

it('one that is not there is said in one sentence', async () => {
  using folder = new TempFolder();
  const run = await runCommand('get', 'net', '--netns', 'not-there', '--socket', folder.at('s'));
  expect(run.code).toBe(1);
  expect(run.err).toMatch(/^Cannot enter the network namespace not-there: .*not-there/);
});
