import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

const FREE = 'mem/meminfo/MemFree';
const AVAILABLE = 'mem/meminfo/MemAvailable';

test('two pins are drawn in one chart, made larger, and parted again', async ({ app, page }) => {
  const { root } = app.pinned;
  for (const path of [FREE, AVAILABLE, 'sched/load/load1']) {
    await app.goTo(path);
    await app.value.pin.click();
    await expect(app.value.unpin).toBeVisible();
  }
  const grid = root.getByRole('list').first();
  const places = grid.locator(':scope > li');
  const join = (place: Locator): Locator =>
    place.getByRole('button', { name: 'Draw with the pin before' });
  await expect(join(places.nth(1))).toBeVisible();
  // No unit in common.
  await expect(join(places.nth(2))).toBeHidden();
  await join(places.nth(1)).click();
  await expect(places).toHaveCount(2);
  await expect(
    places.nth(0).getByRole('figure', { name: /^MemFree \+ MemAvailable, / }),
  ).toBeVisible();
  const lines = places.nth(0).getByRole('list', { name: 'Lines' }).getByRole('link');
  await expect(lines).toHaveText(['MemFree', 'MemAvailable']);

  const size = places.nth(0).getByRole('button', { name: /^Size/ });
  const before = await places.nth(0).boundingBox();
  await size.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(size).toHaveAccessibleName('Size, 2 wide and 2 high');
  const after = await places.nth(0).boundingBox();
  expect(after?.width).toBeGreaterThan((before?.width ?? 0) * 1.9);
  expect(after?.height).toBeGreaterThan((before?.height ?? 0) + 100);
  await page.reload();
  await expect(size).toHaveAccessibleName('Size, 2 wide and 2 high');
  await size.hover();
  const place = await places.nth(0).boundingBox();
  await page.mouse.down();
  await page.mouse.move((place?.x ?? 0) + 250, (place?.y ?? 0) + (place?.height ?? 0), {
    steps: 5,
  });
  await page.mouse.up();
  await expect(size).toHaveAccessibleName('Size, 1 wide and 2 high');

  await places.nth(0).getByRole('button', { name: 'Take MemFree out' }).click();
  await expect(places).toHaveCount(3);
  await expect(places.nth(0).getByRole('link').first()).toHaveText(AVAILABLE);
  await expect(places.nth(1).getByRole('link').first()).toHaveText(FREE);

  // Dragged onto its middle, it is drawn in; the undo brings back what was.
  await places.nth(1).getByRole('button', { name: /^Move/ }).dragTo(places.nth(0));
  await expect(places).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(places).toHaveCount(3);
  await expect(places.nth(1).getByRole('link').first()).toHaveText(FREE);
  await root.getByRole('button', { name: 'Main, workspace' }).click();
  await page.getByRole('menuitem', { name: 'Take all pins away' }).click();
  await expect(root.getByText('Nothing is pinned yet')).toBeVisible();
});

test('pins are kept in workspaces by name, over a time of their own', async ({ app, page }) => {
  const { root } = app.pinned;
  await app.goTo(FREE);
  await root.getByRole('button', { name: 'Main, workspace' }).click();
  await page.getByRole('menuitem', { name: 'New workspace…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New workspace' });
  await dialog.getByLabel('Name').fill('Main');
  await expect(dialog.getByRole('alert')).toHaveText('There is a workspace of that name already.');
  await dialog.getByLabel('Name').fill('disks & <b>nets</b>');
  await page.keyboard.press('Enter');
  const menu = root.getByRole('button', { name: 'disks & <b>nets</b>, workspace' });
  await expect(menu).toBeVisible();
  await app.value.pin.click();
  await root.getByRole('radio', { name: '15 min' }).check();
  await expect(root.getByRole('figure', { name: `${FREE}, last 15 minutes` })).toBeVisible();

  // It goes along to another place, and a link has it.
  await app.tree.search.fill('load5');
  await app.tree.item('load5', 3).click();
  await expect(page).toHaveURL(/load\/load5\?(?=.*q=load5)(?=.*w=disks)/);
  await page.reload();
  await expect(root.getByRole('figure', { name: `${FREE}, last 15 minutes` })).toBeVisible();
  await menu.click();
  await expect(page.getByRole('menuitemradio', { name: /^Main/ })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('memory');
  await page.keyboard.press('Enter');
  await root.getByRole('button', { name: 'memory, workspace' }).click();
  await page.getByRole('menuitemradio', { name: /^Main/ }).click();
  await expect(root.getByText('Nothing is pinned yet')).toBeVisible();
  await page.goBack();
  await expect(root.getByRole('figure', { name: /MemFree/ })).toBeVisible();
});
