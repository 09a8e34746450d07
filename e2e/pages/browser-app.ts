import { expect, type Locator, type Page } from '@playwright/test';
import { PinnedPanel } from './pinned-panel.ts';
import { TreePanel } from './tree-panel.ts';
import { ValuePage } from './value-page.ts';

/** The whole window: what is always there, and the places in it. */
export class BrowserApp {
  readonly page: Page;
  readonly tree: TreePanel;
  readonly value: ValuePage;
  readonly pinned: PinnedPanel;
  readonly status: Locator;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    this.tree = new TreePanel(page);
    this.value = new ValuePage(page);
    this.pinned = new PinnedPanel(page);
    this.status = page
      .getByRole('status')
      .filter({ hasText: /^(Live|Paused|History|Stale|Offline)/ });
  }

  /** Opens a place, logging in with a token as the printed link does. */
  async open(path: string, token: string): Promise<void> {
    await this.page.goto(`${this.#url}${path}#token=${token}`);
    await expect(this.status).toHaveText(/^Live/);
  }

  /** Goes to a value or source by its address, as a link would. */
  async goTo(statPath: string): Promise<void> {
    const segments = statPath.split('/').map(encodeURIComponent).join('/');
    const host = new URL(this.page.url()).pathname.split('/')[2] ?? 'local';
    await this.page.goto(`${this.#url}/host/${host}/${segments}`);
    await expect(this.status).toHaveText(/^Live/);
  }
}
