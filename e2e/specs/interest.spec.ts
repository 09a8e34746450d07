import { expect, test } from '../fixtures/test.ts';

test('one counter is read ten times a second while its page wants that, and no longer', async ({
  app,
  page,
  product,
}) => {
  product.folder.write('fast/hits', '1\n');
  await product.untilFound('demo/fast/hits');
  await app.goTo('demo/fast/hits');
  const reads = page.getByRole('radiogroup', { name: 'Reads' });
  await expect(reads.getByRole('radio', { name: 'normal' })).toBeChecked();
  await reads.getByRole('radio', { name: '10/s' }).click();
  await expect(page).toHaveURL(/every=100/);

  // Longer than 100 ms where a loaded machine stretches all intervals. What the agent says of its own reading, which the page asks for every ten seconds.
  const asked = { timeout: 30_000 };
  await expect(app.value.metadata).toContainText(/a read, every [1-4]\d\d ms/, asked);

  await page.reload();
  await expect(reads.getByRole('radio', { name: '10/s' })).toBeChecked();
  await expect(app.value.metadata).toContainText(/a read, every [1-4]\d\d ms/, asked);
  await reads.getByRole('radio', { name: 'normal' }).click();
  await expect(page).not.toHaveURL(/every=/);
  await expect(app.value.metadata).toContainText(/a read, every (second|[\d.]+ s)/, asked);
});
