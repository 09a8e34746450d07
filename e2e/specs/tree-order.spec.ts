import { readdirSync } from 'node:fs';
import { expect, test } from '../fixtures/test.ts';

test('what was never anything but zero is one row that opens; a search finds it all the same', async ({
  app,
  page,
  product,
}) => {
  const { folder } = product;
  for (const name of ['one', 'two', 'three']) folder.write(`quiet/${name}`, '0\n');
  folder.write('quiet/loud', '7\n');
  await product.untilFound('demo/quiet/loud');
  await app.tree.expand('demo', 1);
  await app.tree.expand('quiet', 2);
  // Nothing moves under the pointer.
  await page.mouse.move(700, 400);
  const fold = app.tree.root.getByRole('treeitem', { name: '3 zero values' });
  await expect(fold).toHaveAttribute('aria-level', '3', { timeout: 30_000 });
  await expect(app.tree.item('loud', 3)).toBeVisible();
  await expect(app.tree.item('two', 3)).toBeHidden();

  await fold.click();
  await expect(app.tree.item('two', 4)).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(app.tree.item('two', 4)).toBeHidden();

  // It is not put away any more once it was something else.
  folder.write('quiet/two', '1\n');
  await page.mouse.move(700, 400);
  await expect(app.tree.item('two', 3)).toBeVisible({ timeout: 30_000 });
  await expect(app.tree.root.getByRole('treeitem', { name: '2 zero values' })).toBeVisible();

  await app.tree.search.fill('quiet/three');
  await expect(app.tree.item('three', 3)).toBeVisible();
  await app.tree.search.fill('');
  await page.getByRole('button', { name: 'Fold zeros' }).click();
  await expect(app.tree.item('three', 3)).toBeVisible();
});

test('siblings are sorted by rate, and stay while the pointer is over them', async ({
  app,
  page,
  product,
}) => {
  const { folder } = product;
  const speeds: Record<string, number> = { slow: 1, middle: 50, fast: 1000 };
  const counts = new Map(Object.keys(speeds).map((name) => [name, 1]));
  const timer = setInterval(() => {
    for (const [name, count] of counts) {
      folder.write(`race/${name}`, `${count}\n`);
      counts.set(name, count + (speeds[name] ?? 0));
    }
  }, 200);
  try {
    await product.untilFound('demo/race/fast');
    await app.goTo('demo/race');
    await app.tree.expand('race', 2);
    const rows = app.tree.root.locator('[role=treeitem][aria-level="3"]');
    const order = async (): Promise<string[]> =>
      (await rows.allTextContents()).flatMap((text) => /slow|middle|fast/.exec(text) ?? []);
    await expect.poll(order).toEqual(['fast', 'middle', 'slow']);
    const sort = page.getByRole('combobox', { name: 'Sort the tree' });
    await sort.selectOption('rate');
    await page.mouse.move(700, 400);
    speeds.slow = 5000;
    await expect.poll(order, { timeout: 30_000 }).toEqual(['slow', 'fast', 'middle']);
    await app.tree.item('fast', 3).hover();
    speeds.slow = 1;
    speeds.middle = 20_000;
    const row = app.tree.item('middle', 3);
    await expect(row).toContainText(/[89]\d|1\d\d/, { timeout: 30_000 });
    expect(await order()).toEqual(['slow', 'fast', 'middle']);
    await page.mouse.move(700, 400);
    await expect.poll(order, { timeout: 30_000 }).toEqual(['middle', 'fast', 'slow']);
    await sort.selectOption('name');
    await expect.poll(order).toEqual(['fast', 'middle', 'slow']);
  } finally {
    clearInterval(timer);
  }
});

test('the keyboard stays in the tree when the row that it is on goes away', async ({
  app,
  page,
  product,
}) => {
  const { folder } = product;
  for (const name of ['alpha', 'beta', 'gamma']) folder.write(`herd/${name}/count`, '5\n');
  await product.untilFound('demo/herd/gamma/count');
  await app.tree.expand('demo', 1);
  await app.tree.expand('herd', 2);
  await app.tree.item('beta', 3).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(app.tree.item('count', 4)).toBeFocused();

  // What lies above moves all that is below to other rows.
  folder.remove('herd/alpha');
  await expect(app.tree.item('alpha', 3)).toBeHidden({ timeout: 30_000 });
  await expect(app.tree.item('count', 4)).toBeFocused();
  folder.remove('herd/beta');
  await expect(app.tree.item('beta', 3)).toBeHidden({ timeout: 30_000 });
  await expect(app.tree.item('herd', 2)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(app.tree.item('gamma', 3)).toBeFocused();
});

test('a branch that was open at first stays open when it grows', async ({
  logIn,
  page,
  product,
}) => {
  const { folder } = product;
  // The smallest branches are open at first; this one is, when nothing else is left in it.
  const others = readdirSync(folder.path).filter((name) => name !== 'service');
  for (const name of others) folder.remove(name);
  for (const name of others) await product.untilGone(`demo/${encodeURIComponent(name)}`);
  const app = await logIn(page, product.operatorToken);
  await expect(app.tree.item('demo', 1)).toHaveAttribute('aria-expanded', 'true');
  for (let i = 0; i < 60; i++) folder.write(`crowd-${i}/count`, '5\n');
  await product.untilFound('demo/crowd-59/count');
  await expect(app.tree.item('crowd-0', 2)).toBeVisible();
  await expect(app.tree.item('demo', 1)).toHaveAttribute('aria-expanded', 'true');
  for (let i = 0; i < 60; i++) folder.remove(`crowd-${i}`);
});
