import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMachines, startStatsfs } from '../fixtures/statsfs-process.ts';
import { expect, test } from '../fixtures/test.ts';

const canMount = existsSync('/dev/fuse') && process.geteuid?.() === 0;

test.skip(!canMount, 'mounting takes root and /dev/fuse');

test('what a program mounts is in the tree by itself, live, cleared from either end, and back after a crash', async ({
  app,
  product,
}) => {
  const root = mkdtempSync(join(tmpdir(), 'statsfs-e2e-'));
  const directory = join(root, 'machines');
  const exitsFile = join(directory, 'vms/exits');
  let machines = startMachines(directory);
  try {
    await machines.line(/machines at/);
    await product.untilFound('machines/vms/exits');
    await app.goTo('machines/vms');
    const exits = app.value.row('machines/vms values', 'exits');
    await expect(exits).toContainText('cumulative');
    const first = await exits.textContent();
    await expect(exits).not.toHaveText(first ?? '');

    await app.goTo('machines/vms/exits');
    await expect(app.value.metadata).toContainText('Exits of the guest to the host.');
    await expect(app.value.metadata).toContainText(exitsFile);
    // Far more than a second's worth, so that the fall shows.
    await expect
      .poll(() => Number(readFileSync(exitsFile, 'utf8')), { timeout: 60_000 })
      .toBeGreaterThan(2_000_000);
    writeFileSync(exitsFile, '0\n');
    await expect(app.value.chart).toContainText(/restarted/i);

    await app.value.clearInKernel.click();
    const dialog = app.value.clearDialog;
    await expect(dialog).toContainText(exitsFile);
    const before = Number(readFileSync(exitsFile, 'utf8'));
    await dialog.getByRole('button', { name: /^Clear/ }).click();
    await expect(dialog).toContainText(/cleared|changed|not zero/i);
    await dialog.getByRole('button', { name: 'Done' }).click();
    expect(Number(readFileSync(exitsFile, 'utf8'))).toBeLessThan(before + 1_000_000);
    await expect(app.value.chart).toContainText(/clear/i);

    await machines.stop('SIGKILL');
    await expect(app.page.getByRole('main')).toContainText(/server gone|gone|Unreadable/i);
    machines = startMachines(directory);
    await machines.line(/machines at/);
    await expect(app.page.getByRole('main').getByText(/Unreadable/)).toBeHidden({
      timeout: 30_000,
    });
  } finally {
    await machines.stop();
    // What a killed server left, when the test ended before the next one took it away.
    spawnSync('umount', ['--lazy', directory], { stdio: 'ignore' });
    rmSync(root, { recursive: true, force: true });
  }
});

test('the whole host as one filesystem: read by any tool, cleared through the agent, gone with the command', async ({
  app,
  product,
}) => {
  const { folder, socketPath } = product;
  folder.write('mounted/hits', '4711\n');
  folder.write('mounted/level', '5\n', 0o444);
  await product.untilFound('demo/mounted/level');
  const root = mkdtempSync(join(tmpdir(), 'statsfs-e2e-'));
  const directory = join(root, 'stats');
  const hits = join(directory, 'demo/mounted/hits');
  const mount = startStatsfs(['mount', directory, '--socket', socketPath, '-o', 'mode=0755']);
  try {
    await mount.line(/^Mounted at/);
    await expect.poll(() => existsSync(hits)).toBe(true);
    const read = (path: string): string => readFileSync(join(directory, path), 'utf8');
    expect(read('demo/mounted/hits')).toBe('4711\n');
    expect(read('irq/LOC')).toMatch(/^0 \d+\n1 \d+\n/);
    expect(Number(read('net/dev/lo/rx_bytes'))).toBeGreaterThan(0);
    expect(read('net/dev/lo/.schema')).toContain('NAME rx_bytes\nFLAG CUMULATIVE\nTYPE u64\n');

    await app.goTo('demo/mounted/hits');
    await expect(app.value.chart).toBeVisible();
    expect(() => writeFileSync(hits, '7\n')).toThrow('EINVAL');
    expect(() => writeFileSync(join(directory, 'demo/mounted/level'), '0\n')).toThrow('EACCES');
    writeFileSync(hits, '0\n');
    expect(read('demo/mounted/hits')).toBe('0\n');
    expect(folder.read('mounted/hits')).toBe('0\n');
    await expect(app.value.chart).toContainText(/cleared by mount/i);
    const audit = await fetch(`${product.url}/api/trpc/audit.list`, {
      headers: { authorization: `Bearer ${product.viewerToken}` },
    });
    expect(await audit.text()).toContain('"actor":"mount","path":"demo/mounted/hits"');

    expect(await mount.stop()).toBe(0);
    expect(existsSync(hits)).toBe(false);
  } finally {
    await mount.stop();
    spawnSync('umount', ['--lazy', directory], { stdio: 'ignore' });
    rmSync(root, { recursive: true, force: true });
  }
});
