import type { Page } from '@playwright/test';
import { seriousFindings, sidewaysOverflow } from '../fixtures/looks-sound.ts';
import { startStatsfs } from '../fixtures/statsfs-process.ts';
import { expect, test } from '../fixtures/test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Capabilities' });
const region = (page: Page, name: string) => page.getByRole('region', { name });
const finding = (page: Page, what: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: what, exact: true }) });

test('what is missing is told with its reason, from the tree and back', async ({ app, page }) => {
  await page.getByRole('contentinfo').getByRole('link', { name: 'capabilities' }).click();
  await expect(heading(page)).toBeVisible();
  await expect(page).toHaveURL(/\?page=capabilities$/);
  await expect(finding(page, 'procfs')).toContainText(/ok.*Mounted at \/proc: \d+ files/);
  await expect(finding(page, '--fs demo')).toContainText(/\d+ files?, \d+ values?/);
  await expect(region(page, 'statsfs itself')).toContainText('Answers at');
  await expect(app.status).toHaveText(/^Live/);

  await page.getByRole('radio', { name: /^Can be mended/ }).click();
  await expect(page).toHaveURL(/show=mendable/);
  await expect(finding(page, 'procfs')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('radio', { name: /^Can be mended/ })).toBeChecked();

  // A step back undoes the choice, another one leaves the page.
  await page.goBack();
  await expect(page).not.toHaveURL(/show=/);
  await expect(finding(page, 'procfs')).toHaveCount(1);
  await page.goBack();
  await expect(heading(page)).toHaveCount(0);
  await page.goForward();
  await expect(heading(page)).toBeVisible();
  await app.tree.item('cpu', 1).click();
  await expect(page).toHaveURL(/\/cpu$/);
  await expect(heading(page)).toHaveCount(0);
});

test('a page and the command say the same', async ({ app, page, product }) => {
  const url = new URL(page.url());
  await page.goto(`${url.origin}${url.pathname}?page=capabilities`);
  const command = startStatsfs(['doctor', '--json', '--socket', product.socketPath]);
  await command.ended;
  const told = command
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    // The command prints findings and nothing else that starts so.
    .map((line) => JSON.parse(line) as { what: string; detail: string; mend: string });
  expect(told.length).toBeGreaterThan(20);
  const lockdown = told.find(({ what }) => what === 'lockdown');
  await expect(finding(page, 'lockdown')).toContainText(lockdown?.detail ?? '');
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(told.length);
  await expect(app.status).toHaveText(/^Live/);
});

test('is asked again on demand, and says so when the agent is away', async ({
  page,
  app,
  product,
}) => {
  const url = new URL(page.url());
  await page.goto(`${url.origin}${url.pathname}?page=capabilities`);
  const counted = finding(page, '--fs demo').getByRole('paragraph');
  await expect(counted).toBeVisible();
  await product.stopAgent();
  await page.getByRole('button', { name: 'Look again' }).click();
  const alert = page.getByRole('article').getByRole('alert');
  await expect(alert).toContainText('What stands below is old');
  await expect(counted).toBeVisible();
  await product.startAgent();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toHaveCount(0);
  await expect(app.status).toHaveText(/^Live/);
});

test('a command can be copied by keyboard', async ({ app, page, context, product }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // Whatever a host lacks: this answer is the server's, but for one finding that is put in front.
  await page.route('**/api/trpc/hosts.capabilities*', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    answer.result.data.findings.unshift({
      what: 'made up',
      group: 'process',
      state: 'missing',
      detail: 'Not mounted.',
      mend: { kind: 'command', text: "mount -t x x '/mnt/$(id)'" },
      items: [],
      subsystems: [],
    });
    await route.fulfill({ response, json: answer });
  });
  await page.goto(`${product.url}/host/local?page=capabilities`);
  await expect(app.status).toHaveText(/^Live/);
  const copy = finding(page, 'made up').getByRole('button', { name: 'Copy what mends made up' });
  await copy.focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe("mount -t x x '/mnt/$(id)'");
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in ${colorScheme}, wide or narrow`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme });
    const url = new URL(page.url());
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${url.origin}${url.pathname}?page=capabilities`);
      await expect(finding(page, 'procfs')).toBeVisible();
      await expect(app.status).toHaveText(/^Live/);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await sidewaysOverflow(page), `scrolls sideways at ${width} px`).toBeLessThanOrEqual(
        0,
      );
      await expect(
        page.getByRole('contentinfo').getByRole('link', { name: 'capabilities' }),
      ).toBeInViewport({ ratio: 1 });
    }
  });
}
