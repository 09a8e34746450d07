import { readFileSync } from 'node:fs';
import { seriousFindings, sidewaysOverflow } from '../fixtures/looks-sound.ts';
import { expect, test } from '../fixtures/test.ts';

test('what was refused is tried again alone, and the audit tells all of it, filtered and as a file', async ({
  app,
  product,
}) => {
  const { page } = app;
  const { folder } = product;
  for (const [name, figure] of [
    ['a', '11'],
    ['b', '22'],
    ['c', '33'],
  ] as const) {
    folder.write(`audited/${name}`, `${figure}\n`);
  }
  await product.untilFound('demo/audited/c');
  await app.goTo('demo/audited');
  await app.value.clearInKernel.click();
  const dialog = app.value.clearDialog;
  await expect(dialog.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(3);
  const write = dialog.getByRole('button', { name: 'Clear 3 files' });
  await expect(write).toBeDisabled();
  await dialog.getByRole('textbox').fill('3');
  // It may not be written any more by the time that somebody has typed.
  folder.protect('audited/b');
  await write.click();
  await expect(dialog.getByRole('status')).toHaveText('2 files cleared, 1 file refused.');
  expect(folder.read('audited/b').trim()).toBe('22');
  const results = dialog.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(results.nth(0)).toContainText('cleared, was 11');
  await expect(results.nth(1)).toContainText('refused');
  folder.write('audited/a', '5\n');
  folder.allow('audited/b');
  await dialog.getByRole('button', { name: 'Try 1 file again' }).click();
  await expect(dialog.getByRole('status')).toHaveText('3 files cleared.');
  expect(folder.read('audited/a').trim()).toBe('5');
  expect(folder.read('audited/b').trim()).toBe('0');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();

  await page
    .getByRole('button', { name: 'audit' })
    .or(page.getByRole('link', { name: 'audit' }))
    .click();
  await expect(page.getByRole('heading', { name: 'Audit of clears' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter the audit' }).fill('audited');
  const clears = page.getByRole('list', { name: 'Clears' }).locator('> li');
  await expect(clears).toHaveCount(2);
  await expect(page).toHaveURL(/filter=audited/);
  await expect(clears.nth(0)).toContainText('22 → 0');
  await expect(clears.nth(0)).toContainText('from 127.0.0.1');
  await clears.nth(1).locator('summary').click();
  await expect(clears.nth(1)).toContainText('11 → 0');
  await expect(clears.nth(1)).toContainText(/refused/);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  expect(csv).toHaveLength(1 + 4);
  expect(csv.filter((line) => line.includes('/audited/b'))).toHaveLength(2);

  await page.reload();
  await expect(clears).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Filter the audit' }).fill('nothing has this');
  await expect(page.getByText('No clear like that')).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious about clears, sessions and baselines in ${colorScheme}, wide or narrow`, async ({
    app,
    page,
    product,
  }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme });
    product.folder.write('looked/at', '1\n');
    product.folder.write('looked/on', '2\n');
    await product.untilFound('demo/looked/on');
    const host = new URL(page.url()).pathname.split('/')[2];
    const isSound = async (what: string): Promise<void> => {
      expect(await seriousFindings(page), what).toEqual([]);
      expect(await sidewaysOverflow(page), `${what} scrolls sideways`).toBeLessThanOrEqual(0);
    };
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [place, heading] of [
        ['audit', 'Audit of clears'],
        ['sessions', 'Sessions'],
      ] as const) {
        await page.goto(`${product.url}/host/${host}?page=${place}`);
        await expect(page.getByRole('heading', { name: heading })).toBeVisible();
        await isSound(`${place} at ${width} px`);
      }
      await app.goTo('demo/looked');
      await app.value.setBaseline.click();
      await expect(page.getByRole('region', { name: 'Baseline' })).toBeVisible();
      await isSound(`a baseline at ${width} px`);
      await page.getByRole('main').getByRole('button', { name: 'Baselines' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await isSound(`the menu of baselines at ${width} px`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
      await app.value.clearInKernel.click();
      await expect(app.value.clearDialog).toContainText('2 files will be written');
      await isSound(`the question at ${width} px`);
      await app.value.clearDialog.getByRole('button', { name: 'Cancel' }).click();
    }
  });
}
