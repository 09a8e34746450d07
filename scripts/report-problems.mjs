// @ts-check
/**
 * How every check ends: a line for each problem, then one that says what was looked at, and the exit code.
 * @param {readonly string[]} problems
 * @param {string} looked
 */
export function reportProblems(problems, looked) {
  for (const problem of problems) console.log(problem);
  console.log(looked);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
