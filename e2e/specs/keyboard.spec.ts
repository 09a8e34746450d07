import { expect, test } from '../fixtures/test.ts';

test('the whole way without a pointer: found, understood, kept in sight, cleared, and back', async ({
  app,
  page,
  product,
}) => {
  const { keyboard } = page;
  product.folder.write('keys-only/hits', '41\n');
  product.folder.write('keys-only/misses', '7\n');
  await product.untilFound('demo/keys-only/misses');

  // Found.
  await keyboard.press('/');
  await keyboard.type('keys-only');
  await expect(app.tree.item('hits', 3)).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.locator('[role=treeitem]:focus')).toHaveCount(1);
  await keyboard.press('End');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/demo\/keys-only\/hits/);

  // Understood: sample by sample, and as a table.
  await app.value.chart.focus();
  await keyboard.press('t');
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
  await keyboard.press('t');

  // Kept in sight.
  await keyboard.press('p');
  await expect(app.pinned.chart('demo/keys-only/hits')).toBeVisible();
  await keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Remove baseline' })).toBeVisible();

  // Stopped, and gone on from.
  await keyboard.press(',');
  await expect(app.status).toHaveText(/^Paused/);
  await keyboard.press(' ');
  await expect(app.status).toHaveText(/^Live/);

  // Cleared, with what is lost told before.
  await page.getByRole('button', { name: 'Clear in kernel' }).press('Enter');
  // What was told of the baseline stands there too.
  const dialog = page.getByRole('dialog', { name: 'Clear in kernel' });
  await expect(dialog).toContainText('keys-only/hits');
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Clear in kernel' })).toBeFocused();

  // Anywhere else, and back.
  await keyboard.press('Control+k');
  await keyboard.type('movers');
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/page=movers/);
  await page.goBack();
  await expect(page).toHaveURL(/demo\/keys-only\/hits/);
  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
  await keyboard.press('p');
  await expect(app.pinned.chart('demo/keys-only/hits')).toBeHidden();
});
