// @ts-check
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './repository.mjs';
import { NOT_RUN } from './tally.mjs';
import { VITEST_TALLY } from './vitest-tally-reporter.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('@playwright/test/reporter').JSONReport} PlaywrightReport */
/** @typedef {import('@playwright/test/reporter').JSONReportSuite} PlaywrightSuite */

/** As e2e/playwright.config.ts names it. */
const PLAYWRIGHT_REPORT = 'e2e/test-results/report.json';

/** Removes what an earlier run left, so that a runner that dies is not taken for one that passed. */
export function forgetTallies() {
  for (const path of [VITEST_TALLY, PLAYWRIGHT_REPORT]) rmSync(join(ROOT, path), { force: true });
}

/** @param {string} path @returns {unknown} the content, or undefined when the runner did not get to write it */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} code exit code of vitest @returns {Tally} */
export function readVitestTally(code) {
  const tally = /** @type {Tally | undefined} the reporter's own */ (readJson(VITEST_TALLY));
  return tally === undefined ? NOT_RUN : orFailed(tally, code);
}

/** @param {number} code exit code of Playwright @returns {Tally} */
export function readPlaywrightTally(code) {
  const report = /** @type {PlaywrightReport | undefined} */ (readJson(PLAYWRIGHT_REPORT));
  if (report === undefined) return NOT_RUN;
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + flaky + report.errors.length;
  return orFailed({ passed: expected, failed, skipped: report.suites.flatMap(listSkipped) }, code);
}

/** @param {PlaywrightSuite} suite @returns {string[]} */
function listSkipped(suite) {
  const here = suite.specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => {
        const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
        return `e2e: ${suite.title} > ${title} (${reason?.description ?? 'no reason given'})`;
      }),
  );
  return [...here, ...(suite.suites ?? []).flatMap(listSkipped)];
}

/** A runner that failed without a failing test did so for a reason of its own. @param {Tally} tally @param {number} code */
const orFailed = (tally, code) =>
  code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
