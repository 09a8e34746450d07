import { seriousFindings, sidewaysOverflow } from '../fixtures/looks-sound.ts';
import { expect, test } from '../fixtures/test.ts';

const PLACES = ['irq/LOC', 'cpu', 'net/dev/lo/rx_bytes'];
const WIDTHS = [1440, 390];

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in ${colorScheme}, wide or narrow`, async ({ app, page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const place of PLACES) {
        await app.goTo(place);
        expect(await seriousFindings(page), `${place} at ${width} px`).toEqual([]);
        expect(
          await sidewaysOverflow(page),
          `${place} at ${width} px scrolls sideways`,
        ).toBeLessThanOrEqual(0);
      }
    }
  });
}
