import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bundle, bundleTreeScripts } from './fuse-bundle.ts';
import { type Ran, shell, whyNoMount, whyNoProgram } from './fuse-test-mount.ts';
import { TempFolder } from './temp-folder.ts';

// Programs are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const NOBODY = 65534;
const AS_NOBODY = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups`;

/** As whom, and with what, an ordinary user mounts. */
function whyNoUserMount(): string | undefined {
  const programs = ['/usr/bin/fusermount3', '/usr/bin/setpriv', '/usr/bin/unshare'];
  const missing = whyNoMount() ?? programs.map(whyNoProgram).find((reason) => reason !== undefined);
  if (missing !== undefined) return missing;
  try {
    execFileSync('sh', ['-c', `${AS_NOBODY} test -r ${import.meta.filename}`]);
    execFileSync('sh', ['-c', `${AS_NOBODY} ${process.execPath} --version`]);
    return undefined;
  } catch {
    return 'another user cannot run what lies here';
  }
}

const why = whyNoUserMount();
let bundle: Bundle;

beforeAll(async () => {
  if (why === undefined) bundle = await bundleTreeScripts();
});
afterAll(() => bundle?.[Symbol.dispose]());
beforeEach(({ skip }) => skip(why !== undefined, why));

/**
 * Runs tasks of fuse-tree-program.ts one after the other as a user who is not root. In a mount namespace of its own, where
 * /dev/fuse is open to all as udev makes it: on hosts without udev it is root's, and is not ours to change.
 */
async function runAsUser(...tasks: readonly string[]): Promise<Ran> {
  using folder = new TempFolder();
  folder.mkdir('mount');
  folder.mkdir('dev');
  chmodSync(folder.path, 0o711);
  chownSync(folder.at('mount'), NOBODY, NOBODY);
  const device = folder.at('dev/fuse');
  const runs = tasks.map(
    (task) => `${process.execPath} ${bundle.program} ${folder.at('mount')} ${task}`,
  );
  const lines = [
    `mount -t tmpfs tmpfs ${folder.at('dev')}`,
    `mknod -m 666 ${device} c 10 229`,
    `mount --bind ${device} /dev/fuse`,
    `exec ${AS_NOBODY} sh -c '${runs.join('; ')}'`,
  ];
  return await shell('/', `unshare --mount --propagation private sh -c "${lines.join(' && ')}"`);
}

const READ = ['hello, world', '1000', '18446744073709551615', '2', ''];

describe('a user who is not root', () => {
  it('mounts through fusermount3, reads, and unmounts', async () => {
    const { code, out, err } = await runAsUser('read-self');
    expect([err, code, out.split('\n')]).toEqual(['', 0, READ]);
  });

  it('takes away what a killed server of theirs has left', async () => {
    const { code, out } = await runAsUser('die', 'read-self');
    expect([code, out.split('\n')]).toEqual([0, READ]);
  });

  it('unmounts also when the process exits without a word', async () => {
    const { code, out } = await runAsUser('exit', 'read-self');
    expect([code, out.split('\n')]).toEqual([0, ['ready', ...READ]]);
  });
});
