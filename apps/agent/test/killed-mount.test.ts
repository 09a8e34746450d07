import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Bundle, bundleScripts } from './bundle-scripts.ts';
import { whyNoMount } from './fuse-test-mount.ts';
import { SweepRig } from './sweep-rig.ts';
import { TempFolder } from './temp-folder.ts';
import { until } from './until.ts';

const why = whyNoMount();
let programs: Bundle<'program' | 'mount-thread'>;

beforeAll(async () => {
  if (why !== undefined) return;
  programs = await bundleScripts({
    program: 'test/stats-tree-program.ts',
    'mount-thread': 'src/publish/mount-thread.ts',
  });
});
afterAll(() => programs?.[Symbol.dispose]());
beforeEach(({ skip }) => skip(why !== undefined, why));

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return String(error);
  }
}

it('whose program was killed says so, looked at or not, and is read with the sweep after the next one mounts it', async ({
  onTestFinished,
}) => {
  const folder = new TempFolder();
  const directory = folder.at('app');
  let program: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (program === undefined) return;
    const exit = once(program, 'exit');
    program.kill(signal);
    await exit;
  };
  onTestFinished(async () => {
    await end('SIGTERM');
    // What a killed program left, when the test ended before the next one took it away.
    spawnSync('umount', ['--lazy', directory], { stdio: 'ignore' });
    folder[Symbol.dispose]();
  });
  const start = async (): Promise<void> => {
    const argv = [fileURLToPath(programs.urls.program), directory];
    program = spawn(process.execPath, argv, { stdio: 'ignore' });
    await until('the mount', () => contentOf(`${directory}/app/hits`) === '7\n');
  };
  await start();
  using rig = new SweepRig({ folders: [{ name: 'far', directory }] });
  rig.rescan();
  expect(rig.seeAll()).toEqual({ 'far/app/hits': '7' });

  for (const isLookedAt of [false, true]) {
    await end('SIGKILL');
    rig.sweep();
    expect(rig.seeAll()).toEqual({ 'far/app/hits': '!ENOTCONN' });
    if (isLookedAt) {
      rig.rescan();
      expect(rig.seeAll()).toEqual({ 'far/app/hits': '!ENOTCONN' });
      expect(rig.rescan()).toEqual([`Cannot read ${directory} as a statsfs: server gone`]);
    }
    await start();
    rig.sweep();
    expect(rig.seeAll()).toEqual({ 'far/app/hits': '7' });
  }
}, 60_000);
