import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMachines } from '../fixtures/statsfs-process.ts';
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
