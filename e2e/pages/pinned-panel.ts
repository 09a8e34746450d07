import type { Locator, Page } from '@playwright/test';

/** The charts that people keep in sight. */
export class PinnedPanel {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('region', { name: 'Pinned' });
  }

  chart(path: string): Locator {
    return this.root.getByRole('figure', { name: new RegExp(path.replaceAll('/', '\\/')) });
  }
}
