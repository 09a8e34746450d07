import { spawn } from 'node:child_process';
import type { Page } from '@playwright/test';
import { seriousFindings } from '../fixtures/looks-sound.ts';
import { expect, test } from '../fixtures/test.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Processes' });

/** A process that does nothing until it is told to end. */
function startProcess() {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  if (child.pid === undefined) throw new Error('sleep could not be started');
  return {
    pid: child.pid,
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

test('one is chosen from a list, is read while somebody looks, and its end is told', async ({
  app,
  page,
  product,
}) => {
  const running = startProcess();
  const path = `proc/${running.pid}`;
  const isKnown = async (): Promise<number> => {
    const input = encodeURIComponent(JSON.stringify({ host: 'local', path }));
    const headers = { authorization: `Bearer ${product.operatorToken}` };
    return (await fetch(`${product.url}/api/trpc/tree.list?input=${input}`, { headers })).status;
  };
  try {
    await page.getByRole('contentinfo').getByRole('link', { name: 'processes' }).click();
    await expect(page).toHaveTitle(/^Processes · .+ · statsfs$/);
    await expect(table(page).getByRole('row').nth(1)).toBeVisible();
    expect(await isKnown()).not.toBe(200);

    await page.getByRole('searchbox', { name: 'Filter processes' }).fill(String(running.pid));
    await expect(page).toHaveURL(new RegExp(`filter=${running.pid}`));
    const link = table(page).getByRole('link', { name: /sleep/ });
    await link.click();
    await expect(page).toHaveURL(new RegExp(`/proc/${running.pid}$`));
    await expect(app.value.heading).toHaveText(/sleep|\d+/);
    await app.goTo(`${path}/stat/num_threads`);
    await expect(app.value.chart).toBeVisible();

    await running.end();
    await expect(
      page.getByRole('heading', { name: `Process ${running.pid} has ended` }),
    ).toBeVisible({ timeout: 20_000 });
    await page.getByRole('link', { name: 'All processes of this host' }).click();
    await expect(table(page)).toBeVisible();
  } finally {
    await running.end();
  }
});

test('one that there is not says so, and where to look', async ({ app, page }) => {
  await app.goTo('proc/4194303/stat/utime');
  await expect(page.getByRole('heading', { name: 'No such process: 4194303' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'All processes of this host' })).toBeVisible();
});

test('a list stays while the agent is away, and says that it is old', async ({
  app,
  page,
  product,
}) => {
  const url = new URL(page.url());
  await page.goto(`${url.origin}${url.pathname}?page=processes`);
  await expect(table(page)).toBeVisible();
  await product.stopAgent();
  await page.getByRole('button', { name: 'Look again' }).click();
  const alert = page.getByRole('article').getByRole('alert');
  await expect(alert).toContainText('What stands below is old');
  await expect(table(page)).toBeVisible();
  await product.startAgent();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toHaveCount(0);
  await expect(app.status).toHaveText(/^Live/);
});

test('the list can be used by keyboard, and axe finds nothing serious', async ({ app, page }) => {
  const url = new URL(page.url());
  for (const [colorScheme, width] of [
    ['dark', 1440],
    ['light', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${url.origin}${url.pathname}?page=processes`);
    await expect(app.status).toHaveText(/^Live/);
    const filter = page.getByRole('searchbox', { name: 'Filter processes' });
    await filter.focus();
    await page.keyboard.press('ArrowDown');
    await expect(table(page).getByRole('link').first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(filter).toBeFocused();
    expect(await seriousFindings(page)).toEqual([]);
  }
});
