import { expect, test } from '../fixtures/test.ts';

test('a command gets another key by keyboard alone; the one that had it is not lost', async ({
  app,
  page,
}) => {
  await app.goTo('softirq');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  const said = sheet.getByRole('status');
  await sheet.getByRole('button', { name: 'Pin or unpin: p. Change' }).focus();
  await page.keyboard.press('Enter');
  await expect(said).toContainText('Press the key');
  await page.keyboard.press('ArrowUp');
  await expect(said).toContainText('Press another');
  await page.keyboard.press('b');
  await expect(said).toHaveText(
    'b is now “Pin or unpin”. “Set the baseline”, which had it, has p instead.',
  );
  await expect(sheet.getByRole('button', { name: 'Set the baseline: p. Change' })).toBeVisible();
  // Esc while a key is waited for leaves all as it is; the next one closes the sheet.
  await sheet.getByRole('button', { name: 'Pause and resume: Space. Change' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(sheet.getByRole('button', { name: 'Pause and resume: Space' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.reload();
  await expect(page.getByRole('button', { name: 'Pin', exact: true })).toHaveAttribute(
    'aria-keyshortcuts',
    'b',
  );
  await page.keyboard.press('b');
  await expect(app.pinned.root.getByText('softirq').first()).toBeVisible();
  await page.keyboard.press('b');

  await page.keyboard.press('?');
  await sheet.getByRole('button', { name: 'Pin or unpin: as in statsfs' }).click();
  await expect(sheet.getByRole('button', { name: 'Set the baseline: b. Change' })).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Reset all' })).toBeHidden();
});

test('somebody used to kvm_stat finds its keys', async ({ app, page, product }) => {
  product.folder.write('keys/hits', '41\n');
  await product.untilFound('demo/keys/hits');
  await app.goTo('demo/keys/hits');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await sheet.getByRole('radio', { name: 'kvm_stat' }).check();
  await expect(sheet.getByText('there is nothing to quit')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.keyboard.press('f');
  await expect(app.tree.search).toBeFocused();
  await page.keyboard.type('keys/hits');
  await app.tree.search.press('Enter');
  await page.keyboard.press('c');
  await expect(app.tree.search).toHaveValue('');
  await page.keyboard.press('r');
  await expect(page.getByRole('button', { name: 'Remove baseline' })).toBeVisible();
  await page.keyboard.press('s');
  await expect(
    page.getByRole('radiogroup', { name: 'Reads' }).getByRole('radio', { checked: true }),
  ).toBeFocused();
  await page.keyboard.press('o');
  await expect(page.getByRole('combobox', { name: 'Sort the tree' })).toHaveValue('rate');
  // What has no key says none.
  await page.keyboard.press('/');
  await expect(app.tree.search).not.toBeFocused();
  await page.keyboard.press('h');
  await expect(sheet).toBeVisible();
});
