// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where the tally of the last run lies, relative to the repository. */
export const VITEST_TALLY = 'test-results/vitest-tally.json';

/**
 * Writes what a run of vitest came to. Its own JSON counts a file that fails to load as no test at all and drops the
 * reasons of skipped tests.
 */
// biome-ignore lint/style/noDefaultExport: vitest loads a reporter by its default export
export default class VitestTallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (/** @type {string} */ state) =>
      tests.filter((test) => test.result().state === state).length;
    const broken = modules.flatMap((module) => module.errors()).length + unhandledErrors.length;
    const skipped = tests.flatMap((test) => {
      const result = test.result();
      if (result.state !== 'skipped') return [];
      return [`${test.project.name}: ${test.fullName} (${result.note ?? 'no reason given'})`];
    });
    mkdirSync(dirname(VITEST_TALLY), { recursive: true });
    const tally = { passed: count('passed'), failed: count('failed') + broken, skipped };
    writeFileSync(VITEST_TALLY, JSON.stringify(tally));
  }
}
