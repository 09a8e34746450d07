import type { Locator, Page } from '@playwright/test';

/** The page of one value, or of a source. */
export class ValuePage {
  readonly heading: Locator;
  readonly chart: Locator;
  readonly metadata: Locator;
  readonly aggregates: Locator;
  readonly pin: Locator;
  readonly unpin: Locator;
  readonly setBaseline: Locator;
  readonly clearInKernel: Locator;
  readonly clearDialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    const main = page.getByRole('main');
    this.#page = page;
    this.heading = main.getByRole('heading', { level: 1 });
    this.chart = main.getByRole('figure').first();
    this.metadata = page.getByRole('region', { name: 'Metadata' });
    this.aggregates = page.getByRole('region', { name: 'Aggregates' });
    this.pin = main.getByRole('button', { name: 'Pin', exact: true });
    this.unpin = main.getByRole('button', { name: 'Unpin', exact: true }).first();
    this.setBaseline = main.getByRole('button', { name: 'Set baseline' });
    this.clearInKernel = main.getByRole('button', { name: 'Clear in kernel' });
    this.clearDialog = page.getByRole('dialog', { name: 'Clear in kernel' });
  }

  table(name: string): Locator {
    return this.#page.getByRole('table', { name });
  }

  /** A row by the name in its first cell. */
  row(table: string, name: string): Locator {
    return this.table(table)
      .getByRole('row')
      .filter({ has: this.#page.getByRole('rowheader', { name, exact: true }) });
  }
}
