import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './fixtures/chromium.ts';

export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results/artifacts',
  // scripts/read-tally.mjs reads the report.
  reporter: [['line'], ['json', { outputFile: 'test-results/report.json' }]],
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  // Two browsers and two pairs of processes share two cores here.
  expect: { timeout: 15_000 },
  globalTimeout: 10 * 60_000,
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1440, height: 1000 },
    launchOptions: CHROMIUM,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
