import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

/** The strip that says what is counted from. */
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Baseline' });
/** The growth of a value in the table of its source, after its kind, unit and value. */
const since = (page: Page, table: string, name: string): Locator =>
  page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
    .locator('td')
    .nth(3);

/** Follows a link of the page, as a person who browses does. */
const follow = (page: Page, name: string): Promise<void> =>
  page.getByRole('main').getByRole('link', { name, exact: true }).click();

async function chooseFromMenu(page: Page, item: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Baselines' }).click();
  await page.getByRole('menu').getByRole('menuitemradio', { name: item }).click();
}

test('a source counts from one press on, survives a reload and a restart of the web app, and is undone in one step', async ({
  app,
  product,
}) => {
  const { page } = app;
  const { folder } = product;
  folder.write('since/one', '100\n');
  folder.write('since/two', '18446744073709551610\n');
  await product.untilFound('demo/since/two');
  await app.goTo('demo/since');
  await app.value.setBaseline.click();
  await expect(bar(page)).toContainText(/Since \d\d:\d\d:\d\d, over demo\/since \(2 values\)/);
  const table = 'demo/since values';
  await expect(since(page, table, 'one')).toHaveText('0');
  folder.write('since/one', '142\n');
  folder.write('since/two', '18446744073709551615\n');
  await expect(since(page, table, 'one')).toHaveText('42');
  await expect(since(page, table, 'two')).toHaveText('5');
  expect(folder.read('since/one').trim()).toBe('142');

  await page.reload();
  await expect(since(page, table, 'one')).toHaveText('42');
  await product.stopWeb();
  await product.startWeb();
  await page.reload();
  await expect(since(page, table, 'one')).toHaveText('42');

  await bar(page).getByRole('button', { name: 'Remove baseline' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(page.getByRole('columnheader', { name: /^since/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(since(page, table, 'one')).toHaveText('42');
});

test('there are several, with names, each of its own place and time', async ({ app, product }) => {
  const { page } = app;
  const { folder } = product;
  folder.write('several/one', '10\n');
  await product.untilFound('demo/several/one');
  await app.goTo('demo/several/one');
  await app.value.setBaseline.click();
  await bar(page).getByRole('button', { name: 'Name…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('before lunch');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText('before lunch');
  folder.write('several/one', '15\n');
  const main = page.getByRole('main');
  await expect(main).toContainText(/since baseline before lunch, \d\d:\d\d:\d\d5/);

  await page.getByRole('main').getByRole('button', { name: 'Baselines' }).click();
  await page.getByRole('menuitem', { name: 'Set baseline over everything' }).click();
  await expect(bar(page)).toContainText('over everything');
  folder.write('several/one', '17\n');
  await expect(main).toContainText(/since baseline \d\d:\d\d:\d\d2/);
  await app.tree.expand('irq', 1);
  await (await app.tree.reveal('LOC', 2)).click();
  await expect(main).toContainText(/since baseline \d\d:\d\d:\d\d/);
  await expect(page.getByRole('columnheader', { name: /^since \d/ })).toBeVisible();

  await app.goTo('demo/several/one');
  await chooseFromMenu(page, /before lunch/);
  await expect(main).toContainText(/since baseline before lunch, \d\d:\d\d:\d\d7/);
  await chooseFromMenu(page, 'As the kernel counts');
  await expect(bar(page)).toBeHidden();
});

test('a counter that restarts counts from there, and says so, also when nobody looked', async ({
  app,
  product,
}) => {
  const { page } = app;
  const { folder } = product;
  const main = page.getByRole('main');
  folder.write('fallen/requests', '1000\n');
  folder.write('fallen/other', '1\n');
  await product.untilFound('demo/fallen/requests');
  await app.goTo('demo/fallen/requests');
  await app.value.setBaseline.click();
  await expect(main).toContainText(/since baseline/);
  await app.value.clearInKernel.click();
  await app.value.clearDialog.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(app.value.clearDialog).toContainText(/cleared/i);
  await app.value.clearDialog.getByRole('button', { name: 'Done' }).click();
  await expect(main).toContainText(/since operator .* cleared it, \d\d:\d\d:\d\d/);
  // Higher than the baseline again by the time somebody looks.
  await follow(page, 'fallen');
  await follow(page, 'other');
  folder.write('fallen/requests', '1500\n');
  await follow(page, 'fallen');
  await follow(page, 'requests');
  await expect(main).toContainText(/cleared it, \d\d:\d\d:\d\d1,500/);
});

test('a counter that fell while the web app was away counts anew, on a page that was open all the time', async ({
  app,
  product,
}) => {
  const { page } = app;
  const { folder } = product;
  const main = page.getByRole('main');
  folder.write('unseen/jobs', '1000\n');
  await product.untilFound('demo/unseen/jobs');
  await app.goTo('demo/unseen/jobs');
  await app.value.setBaseline.click();
  await expect(main).toContainText(/since baseline \d\d:\d\d:\d\d0/);
  await product.stopWeb();
  folder.write('unseen/jobs', '7\n');
  await product.startWeb();
  await expect(main).toContainText(/since the kernel restarted it, \d\d:\d\d:\d\d7/);
  folder.write('unseen/jobs', '19\n');
  await expect(main).toContainText(/since the kernel restarted it, \d\d:\d\d:\d\d19/);
});

test('the link counts from the same moment elsewhere, and what is not kept any more is said', async ({
  app,
  browser,
  logIn,
  product,
}) => {
  const { page } = app;
  product.folder.write('shared/one', '5\n');
  await product.untilFound('demo/shared/one');
  await app.goTo('demo/shared/one');
  await app.value.setBaseline.click();
  await expect(page).toHaveURL(/since=/);
  const url = page.url();
  product.folder.write('shared/one', '9\n');

  const context = await browser.newContext();
  const other = await logIn(await context.newPage(), product.viewerToken);
  await other.page.goto(url);
  await expect(other.page.getByRole('main')).toContainText(/since baseline \d\d:\d\d:\d\d4/);
  await expect(bar(other.page).getByRole('button', { name: 'Remove baseline' })).toHaveCount(0);

  await bar(page).getByRole('button', { name: 'Remove baseline' }).click();
  await expect(bar(page)).toBeHidden();
  await other.page.reload();
  await expect(bar(other.page)).toContainText('not kept any more');
  await bar(other.page).getByRole('button', { name: 'As the kernel counts' }).click();
  await expect(other.page).not.toHaveURL(/since=/);
  await context.close();
});

test('while paused it is set at the moment that is shown', async ({ app, product }) => {
  const { page } = app;
  const { folder } = product;
  folder.write('paused/one', '50\n');
  await product.untilFound('demo/paused/one');
  await app.goTo('demo/paused/one');
  const main = page.getByRole('main');
  await expect(main.getByText('50', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  folder.write('paused/one', '80\n');
  // The hub has read it by then, and the page has not moved on.
  const value = `${product.url}/api/trpc/values.get?input=${encodeURIComponent(
    JSON.stringify({ host: 'local', paths: ['demo/paused/one'] }),
  )}`;
  await expect.poll(async () => (await page.request.get(value)).text()).toContain('"80"');
  await app.value.setBaseline.click();
  await expect(main).toContainText(/since baseline \d\d:\d\d:\d\d0/);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(main).toContainText(/since baseline \d\d:\d\d:\d\d30/);
});

test('the question of a clear offers a baseline, and Enter takes it', async ({ app, product }) => {
  const { page } = app;
  product.folder.write('instead/one', '5\n');
  await product.untilFound('demo/instead/one');
  await app.goTo('demo/instead/one');
  await app.value.clearInKernel.click();
  const instead = app.value.clearDialog.getByRole('button', { name: 'Set baseline instead' });
  await expect(instead).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.value.clearDialog).toBeHidden();
  await expect(bar(page)).toContainText('over demo/instead/one');
  expect(product.folder.read('instead/one').trim()).toBe('5');
});

test('the palette counts everything from now on, and as the kernel counts again', async ({
  app,
}) => {
  const { page } = app;
  const run = async (typed: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).fill(typed);
    await page.keyboard.press('Enter');
  };
  await app.goTo('irq');
  await run('baseline over everything');
  await expect(bar(page)).toContainText('over everything');
  await run('as the kernel counts');
  await expect(bar(page)).toBeHidden();
});
