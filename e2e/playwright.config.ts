import { defineConfig } from '@playwright/test';

/**
 * Debian's Chromium, told to do nothing on its own: no sandbox because tests run as root too, no GPU because there is
 * none, and nothing that speaks to the network behind a test's back.
 */
const CHROMIUM = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

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
