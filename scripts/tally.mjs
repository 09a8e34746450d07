// @ts-check
/**
 * What a group of tests came to.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} skipped a line for each: its name and the reason
 */

/** A group that did not run: it counts as one failure, so that silence is never success. */
export const NOT_RUN = { passed: 0, failed: 1, skipped: [] };

/**
 * Prints the sum as the last line and sets the exit code.
 * @param {readonly Tally[]} tallies
 */
export function sayTally(tallies) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  const skipped = tallies.flatMap((tally) => tally.skipped);
  console.log('');
  for (const line of skipped) console.log(`skipped  ${line}`);
  console.log(
    `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
}
