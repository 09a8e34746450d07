// @ts-check
import { runCommand } from './run-command.mjs';

/**
 * Builds what is stale; turbo knows by hashing what goes into a build.
 * @returns {Promise<boolean>} false when it failed, which has then been said
 */
export async function buildApps() {
  const slow = setTimeout(() => console.error('Building (about half a minute) …'), 1_000);
  const { code, output } = await runCommand(
    ['node_modules/.bin/turbo', 'run', 'build', '--output-logs=errors-only'],
    { captured: true },
  );
  clearTimeout(slow);
  if (code !== 0) console.error(`${output}The build failed with code ${code}.`);
  return code === 0;
}
