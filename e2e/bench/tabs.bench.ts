/*
 * Eight tabs of one browser, each at another place: how many subscriptions they have, which is one in the worker that
 * they share, and what a tab costs that nobody looks at.
 */
import type { Page } from '@playwright/test';
import { sayFigure } from './budget.ts';
import { MainThread } from './main-thread.ts';
import { MeasuredProduct } from './measured-product.ts';

const PLACES = ['', 'cpu', 'irq', 'mem', 'net/dev/lo', 'softirq', 'block', 'demo/counter'];
await using product = await MeasuredProduct.start((folder) => folder.write('counter', '1\n'));
const context = await product.browser.newContext();
const pages: Page[] = [];
/** Streams that a tab has opened by itself. */
const opened: string[] = [];
for (const place of PLACES) {
  const page = await context.newPage();
  page.on('request', (request) => {
    if (request.url().includes('/api/trpc/live')) opened.push(request.url());
  });
  await page.goto(product.address(place));
  await page.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
  pages.push(page);
}
const browser = await product.browser.newBrowserCDPSession();
const { targetInfos } = await browser.send('Target.getTargets', {
  filter: [{ type: 'shared_worker' }],
});
sayFigure(`subscriptions of ${PLACES.length} tabs`, targetInfos.length + opened.length, 1, '');
const [first] = pages;
if (first !== undefined) {
  const { busy } = await (await MainThread.of(first)).costOver(10);
  console.log(`a tab behind the others: ${busy.toFixed(2)} % of its main thread`);
}
