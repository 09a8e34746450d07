/*
 * What a browser that has never been here loads to show the main page: its JavaScript, compressed as a server in front
 * would (gzip), and how long it takes until the first rows of the tree.
 */
import { gzipSync } from 'node:zlib';
import { sayFigure } from './budget.ts';
import { MeasuredProduct } from './measured-product.ts';

const SCRIPT_KB = 250;

await using product = await MeasuredProduct.start((folder) => folder.write('counter', '1\n'));
const context = await product.browser.newContext({ viewport: { width: 1440, height: 1000 } });
const page = await context.newPage();
// Signed in, and nothing in the cache.
await page.goto(product.address(''));
await page.getByRole('treeitem').first().waitFor();
const session = await page.context().newCDPSession(page);
await session.send('Network.clearBrowserCache');

const sizes: { readonly name: string; readonly bytes: number; readonly sent: number }[] = [];
page.on('response', async (response) => {
  if (response.request().resourceType() !== 'script') return;
  const body = await response.body();
  const name = new URL(response.url()).pathname.split('/').at(-1) ?? '';
  sizes.push({ name, bytes: body.length, sent: gzipSync(body).length });
});
const startMs = performance.now();
await page.reload();
await page.getByRole('treeitem').first().waitFor();
const rowsMs = performance.now() - startMs;
// What comes later nobody has waited for.
const first = [...sizes];
for (const { name, bytes, sent } of first.toSorted((a, b) => b.sent - a.sent).slice(0, 8)) {
  console.log(
    `${name.padEnd(28)} ${(bytes / 1000).toFixed(0)} kB, ${(sent / 1000).toFixed(0)} kB compressed`,
  );
}
console.log(`first rows after ${rowsMs.toFixed(0)} ms`);
const total = first.reduce((sum, { sent }) => sum + sent, 0) / 1000;
sayFigure(`JavaScript of the first load, ${first.length} files`, total, SCRIPT_KB, 'kB');
