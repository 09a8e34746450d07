import { expect, test } from '../fixtures/test.ts';

test('a link with its time shows the page as it was; going on shows what is now', async ({
  app,
  page,
  context,
  product,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  let hits = 0;
  const timer = setInterval(() => product.folder.write('linked/hits', `${++hits}\n`), 100);
  try {
    await product.untilFound('demo/linked/hits');
    await app.goTo('demo/linked/hits');
    const shownOn = async (on: typeof page): Promise<number> => {
      const figure = on.getByRole('main').locator('data').nth(1);
      return Number((await figure.getAttribute('value'))?.replaceAll(/\D/g, ''));
    };
    const first = await shownOn(page);
    await expect.poll(() => shownOn(page), { timeout: 30_000 }).toBeGreaterThan(first + 20);
    await page.keyboard.press(' ');
    await expect(app.status).toHaveText(/^Paused/);
    await expect(app.status).toHaveAttribute('title', /Shown is .*\d:\d\d/);
    await page.keyboard.press('y');
    await expect(page.getByText(/^Copied http/).first()).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/[?&]at=\d{13}$/);
    const then = await shownOn(page);

    const other = await context.newPage();
    await other.goto(link);
    const status = other.getByRole('banner').getByRole('status');
    await expect(status).toContainText('Paused');
    await expect.poll(() => shownOn(other)).toBe(then);
    await other.keyboard.press('End');
    await expect(status).toContainText('Live');
    await expect.poll(() => shownOn(other)).toBeGreaterThan(then);
    await expect(other).not.toHaveURL(/at=/);
    await other.close();
  } finally {
    clearInterval(timer);
  }
});

test('a link about a time that is not kept any more says so and shows what is now', async ({
  app,
  page,
}) => {
  await page.goto(`${new URL(page.url()).origin}/host/local/cpu?at=1700000000000`);
  await expect(page.getByText(/What is kept begins at/).first()).toBeVisible();
  await expect(app.status).toHaveText(/^Live/);
  await expect(page).not.toHaveURL(/at=/);
});

test('what a table has a row for is found by the key', async ({ app, page }) => {
  await app.tree.search.fill('key:cpu irq');
  await expect(app.tree.item('LOC', 2)).toBeVisible();
  await app.tree.search.fill('key:no-such-row');
  await expect(app.tree.root.getByRole('treeitem')).toHaveCount(0);
  await page.keyboard.press('Escape');
});
