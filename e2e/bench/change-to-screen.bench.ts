/*
 * From a change in a file to changed text in the browser, at 1 Hz: a file is written at random moments, a
 * MutationObserver in the page notes when its figure shows. Both clocks are this machine's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { StatsFolder } from '../fixtures/stats-folder.ts';
import { startStatsfs } from '../fixtures/statsfs-process.ts';

const CHANGES = 60;
const INTERVAL_MS = 1000;
const BUDGET_MS = INTERVAL_MS + 150;
const TOKEN = 'bench';
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
];

const root = mkdtempSync(join(tmpdir(), 'statsfs-bench-'));
const folder = new StatsFolder(join(root, 'demo'));
folder.write('counter', '1000000\n', 0o444);
const socket = ['--socket', join(root, 'agent.sock')];
const port = await new Promise<number>((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => found(typeof address === 'object' ? (address?.port ?? 0) : 0));
  });
});
const agent = startStatsfs(['agent', '--fs', `demo=${folder.path}`, ...socket]);
await agent.line(/^Agent of /);
const web = startStatsfs(
  ['web', '--port', String(port), '--state-dir', join(root, 'state'), ...socket],
  {
    STATSFS_TOKEN: TOKEN,
  },
);
await web.line(/^http:/);

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: CHROMIUM_FLAGS,
});
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${port}/host/local/demo/counter#token=${TOKEN}`);
await page.getByRole('main').getByText('1,000,000').first().waitFor();

/** Resolves in the page with its clock's time when the text is there. */
const shown = (text: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const main = document.querySelector('main') ?? document.body;
        const look = (): boolean => (main.textContent ?? '').includes(wanted);
        const observer = new MutationObserver(() => {
          if (!look()) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(main, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );

const latencies: number[] = [];
for (let change = 1; change <= CHANGES; change++) {
  await pause(Math.random() * INTERVAL_MS);
  const value = 1_000_000 + change;
  const seen = shown(value.toLocaleString('en-US'));
  const writtenMs = Date.now();
  folder.write('counter', `${value}\n`, 0o444);
  latencies.push((await seen) - writtenMs);
}
await browser.close();
await Promise.all([agent.stop(), web.stop()]);
rmSync(root, { recursive: true, force: true });

const sorted = latencies.toSorted((a, b) => a - b);
const at = (share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
console.log(`change in a file to changed text in the browser, ${CHANGES} changes at 1 Hz`);
console.log(
  `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${sorted.at(-1)} ms; an interval is ${INTERVAL_MS} ms`,
);
console.log(`p95 is ${(at(0.95) / INTERVAL_MS).toFixed(2)} × the interval`);
if (at(0.95) > BUDGET_MS) {
  console.log(`over the budget of ${BUDGET_MS} ms`);
  process.exitCode = 1;
}
