/*
 * Eight tabs of one browser, each at another place: how many connections they hold open, and what a tab costs that
 * nobody looks at.
 */
import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { sayFigure } from './budget.ts';
import { MainThread } from './main-thread.ts';
import { MeasuredProduct } from './measured-product.ts';

const PLACES = ['', 'cpu', 'irq', 'mem', 'net/dev/lo', 'softirq', 'block', 'demo/counter'];
/** Connections that were only kept in case of another request are closed by then. */
const IDLE_S = 15;
const CONNECTIONS = 1;

await using product = await MeasuredProduct.start((folder) => folder.write('counter', '1\n'));
const context = await product.browser.newContext();
const pages: Page[] = [];
for (const place of PLACES) {
  const page = await context.newPage();
  await page.goto(product.address(place));
  await page.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
  pages.push(page);
}
await pause(IDLE_S * 1000);
const { port } = new URL(product.url);
const filter = ['-Htn', 'state', 'established', 'dport', '=', `:${port}`];
const open = execFileSync('ss', filter, { encoding: 'utf8' }).split('\n').filter(Boolean);
sayFigure(`connections of ${PLACES.length} tabs`, open.length, CONNECTIONS, '');
const [first] = pages;
if (first !== undefined) {
  const { busy } = await (await MainThread.of(first)).costOver(10);
  console.log(`a tab behind the others: ${busy.toFixed(2)} % of its main thread`);
}
