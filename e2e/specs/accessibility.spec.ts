import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, test } from '../fixtures/test.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PLACES = ['irq/LOC', 'cpu', 'net/dev/lo/rx_bytes'];
const WIDTHS = [1440, 390];

/** What axe calls serious or worse, as `rule: element`. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in ${colorScheme}, wide or narrow`, async ({ app, page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const place of PLACES) {
        await app.goTo(place);
        expect(await seriousFindings(page), `${place} at ${width} px`).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${place} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      }
    }
  });
}
