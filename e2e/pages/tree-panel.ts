import { expect, type Locator, type Page } from '@playwright/test';

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

  /** Opens a branch if it is closed. */
  async expand(name: string, level: number): Promise<void> {
    const item = this.item(name, level);
    if ((await item.getAttribute('aria-expanded')) === 'true') return;
    await item.click();
    if ((await item.getAttribute('aria-expanded')) !== 'true') await item.press('ArrowRight');
    await expect(item).toHaveAttribute('aria-expanded', 'true');
  }
}
