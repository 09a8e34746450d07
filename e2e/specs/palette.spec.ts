import { expect, test } from '../fixtures/test.ts';

test('anything is a few letters away, without a pointer', async ({ app, page, product }) => {
  product.folder.write('far/away/needle_count', '7\n');
  await product.untilFound('demo/far/away/needle_count');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Go to' });
  await expect(field).toBeFocused();
  const options = page.getByRole('option');
  await expect(options.first()).toContainText('Top movers');
  await page.keyboard.type('ndlcnt');
  await expect(options.first()).toContainText('demo/far/away/needle_count');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/demo\/far\/away\/needle_count$/);
  await expect(app.value.heading).toContainText('needle_count');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('theme light');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('xyzzyq');
  await expect(page.getByText('Nothing has these letters')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
});

test('a paused page goes back and forth by steps, and follows again', async ({
  app,
  page,
  product,
}) => {
  let hits = 0;
  const timer = setInterval(() => product.folder.write('steps/hits', `${++hits}\n`), 100);
  try {
    await product.untilFound('demo/steps/hits');
    await app.goTo('demo/steps/hits');
    const status = page.getByRole('banner').getByRole('status');
    await expect(status).toContainText('Live');
    await expect(app.value.chart).toBeVisible();
    // Beside the rate.
    const figure = page.getByRole('main').locator('data').nth(1);
    const shown = async (): Promise<number> =>
      Number((await figure.getAttribute('value'))?.replaceAll(/\D/g, ''));
    /** What is shown once the page has drawn all that it knows. */
    const painted = async (): Promise<number> => {
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      return shown();
    };
    // Once it is read with every sweep, each step shows another value.
    const seen = new Set<number>();
    const countSeen = async (): Promise<number> => seen.add(await shown()).size;
    await expect.poll(countSeen, { intervals: [200], timeout: 40_000 }).toBeGreaterThan(5);
    await page.keyboard.press(',');
    await expect(status).toContainText(/Paused.*behind/);
    const once = await painted();
    await page.keyboard.press(',');
    await expect.poll(shown).toBeLessThan(once);
    const back = await painted();
    await page.keyboard.press('.');
    await expect.poll(shown).toBeGreaterThan(back);
    await page.keyboard.press('End');
    await expect(status).toContainText('Live');
    await expect.poll(shown).toBeGreaterThan(back + 20);
  } finally {
    clearInterval(timer);
  }
});

test('a step back undoes a choice and a search', async ({ app, page, product }) => {
  product.folder.write('undo/hits', '1\n');
  await product.untilFound('demo/undo/hits');
  await app.goTo('demo/undo/hits');
  await page.getByRole('radio', { name: 'Raw' }).click();
  await expect(page).toHaveURL(/form=raw/);
  await page.getByRole('radio', { name: '15 min' }).click();
  await expect(page).toHaveURL(/window=900/);
  await page.goBack();
  await expect(page).not.toHaveURL(/window=/);
  await expect(page.getByRole('radio', { name: 'Raw' })).toBeChecked();
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Rate' })).toBeChecked();

  await app.tree.search.fill('/undo.hi/');
  await expect(page).toHaveURL(/q=/);
  await app.tree.search.fill('/undo.hits/');
  await expect(page).toHaveURL(/hits/);
  await page.goBack();
  await expect(app.tree.search).toHaveValue('');
});
