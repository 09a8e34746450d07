import { expect, test } from '../fixtures/test.ts';

test('step 5: a clear names the file and its value, writes, and leaves a marker and no spike', async ({
  app,
  product,
}) => {
  const { folder } = product;
  folder.write('service/errors', '123456\n');
  await product.untilFound('demo/service/errors');
  await app.goTo('demo/service/errors');
  await app.value.clearInKernel.click();
  const dialog = app.value.clearDialog;
  await expect(dialog).toContainText(`${folder.path}/service/errors`);
  await expect(dialog).toContainText('123,456');
  await dialog.getByRole('button', { name: /^Clear/ }).click();
  await expect(dialog).toContainText(/cleared/i);
  expect(folder.read('service/errors').trim()).toBe('0');
  await dialog.getByRole('button', { name: 'Done' }).click();

  await expect(app.value.chart).toContainText(/clear/i);
  folder.write('service/errors', '3\n');
  await expect(app.page.getByRole('main').getByText('3', { exact: true }).first()).toBeVisible();
  await app.value.chart.focus();
  await app.page.keyboard.press('t');
  const rates = await app.value.chart.getByRole('table').getByRole('cell').allTextContents();
  for (const rate of rates) expect(rate).not.toMatch(/123,?45|-\d/);
});

test('step 5: what the kernel cannot clear gets a baseline, for this viewer only', async ({
  app,
  browser,
  logIn,
  product,
}) => {
  await app.goTo('irq/LOC');
  await expect(app.value.clearInKernel).toBeHidden();
  await app.value.setBaseline.click();
  await expect(app.page.getByRole('main')).toContainText(/since baseline/i);

  const context = await browser.newContext();
  const other = await logIn(await context.newPage(), product.viewerToken);
  await other.goTo('irq/LOC');
  await expect(other.value.setBaseline).toBeVisible();
  await expect(other.page.getByRole('main')).not.toContainText(/since baseline/i);
  await context.close();
});

test('a viewer has no control to clear with, and the procedure refuses', async ({
  page,
  logIn,
  product,
}) => {
  const app = await logIn(page, product.viewerToken);
  await app.goTo('demo/service/requests');
  await expect(app.value.setBaseline).toBeVisible();
  await expect(app.value.clearInKernel).toBeHidden();
  const answer = await page.request.post(`${product.url}/api/trpc/clear.run`, {
    headers: { origin: product.url },
    data: { host: 'local', paths: ['demo/service/requests'] },
  });
  expect(answer.status()).toBe(403);
  expect(product.folder.read('service/requests').trim()).toBe('7');
});
