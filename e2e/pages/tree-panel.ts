import { expect, type Locator, type Page } from '@playwright/test';

/** Less than a screen of rows, so that none is jumped over. */
const SCROLL_PX = 260;
const TO_THE_TOP_PX = 100_000;

/** The tree of sources and values. */
export class TreePanel {
  readonly root: Locator;
  readonly search: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('tree', { name: 'Stats tree' });
    this.search = page.getByRole('searchbox', { name: 'Search stats' });
  }

  item(name: string, level: number): Locator {
    return this.root.locator(`[role=treeitem][aria-level="${level}"]`).filter({
      has: this.root.page().getByText(name, { exact: true }),
    });
  }

  /** Brings an item into sight: only rows in sight are drawn, so it is scrolled for as a person would. */
  async reveal(name: string, level: number): Promise<Locator> {
    const item = this.item(name, level);
    await expect(this.root.getByRole('treeitem').first()).toBeVisible();
    if (await item.isVisible()) return item;
    const { mouse } = this.root.page();
    await this.root.hover();
    await mouse.wheel(0, -TO_THE_TOP_PX);
    await expect(async () => {
      if (!(await item.isVisible())) await mouse.wheel(0, SCROLL_PX);
      await expect(item).toBeVisible({ timeout: 200 });
    }).toPass();
    return item;
  }

  /** Opens a branch if it is closed. */
  async expand(name: string, level: number): Promise<void> {
    const item = await this.reveal(name, level);
    if ((await item.getAttribute('aria-expanded')) === 'true') return;
    await item.click();
    if ((await item.getAttribute('aria-expanded')) !== 'true') {
      await this.root.page().keyboard.press('ArrowRight');
    }
    await expect(item).toHaveAttribute('aria-expanded', 'true');
  }
}
