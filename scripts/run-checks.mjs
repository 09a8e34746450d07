// @ts-check
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { execPath } from 'node:process';
import { runCommand } from './run-command.mjs';

/** @typedef {readonly [string, ...string[]]} Command */
/** @typedef {{ readonly name: string; readonly commands: readonly Command[] }} Check */

const bin = (/** @type {string} */ name) => `node_modules/.bin/${name}`;
const script = (/** @type {string} */ name) =>
  /** @type {Command} */ ([execPath, `scripts/${name}`]);
/** By its path: the link `tsc` in node_modules/.bin may be that of the TypeScript 6 kept for dependency-cruiser. */
const tsc = (/** @type {string} */ folder) =>
  /** @type {Command} */ ([execPath, 'node_modules/typescript/bin/tsc', '-p', folder]);

/** Longest first, so that they overlap. */
/** @type {readonly Check[]} */
const CHECKS = [
  {
    name: 'types of apps/web',
    commands: [[bin('next'), 'typegen', 'apps/web'], tsc('apps/web')],
  },
  { name: 'unused code and packages', commands: [[bin('knip'), '--no-progress']] },
  { name: 'who imports whom', commands: [script('check-boundaries.mjs')] },
  {
    name: 'format and lint',
    commands: [
      [bin('biome'), 'ci', '--error-on-warnings', '--diagnostic-level=warn', '--colors=off', '.'],
    ],
  },
  { name: 'types of apps/agent', commands: [tsc('apps/agent')] },
  { name: 'types of packages/core', commands: [tsc('packages/core')] },
  { name: 'types of e2e', commands: [tsc('e2e')] },
  { name: 'types of examples', commands: [tsc('examples/virtual-machines')] },
  { name: 'types of scripts', commands: [tsc('scripts')] },
  { name: 'file sizes', commands: [script('check-sizes.mjs')] },
  { name: 'documents match code', commands: [script('check-docs.mjs')] },
  { name: 'packages pinned and explained', commands: [script('check-packages.mjs')] },
  { name: 'environment read in one place', commands: [script('check-env.mjs')] },
];

/** @param {Check} check @returns {Promise<boolean>} whether it passed; what it found has then been printed */
async function runCheck({ name, commands }) {
  const started = performance.now();
  for (const command of commands) {
    const { code, output } = await runCommand(command, { captured: true });
    if (code !== 0) {
      console.log(`failed  ${name}\n${output.trimEnd()}\n`);
      return false;
    }
  }
  console.log(`passed  ${name} (${((performance.now() - started) / 1_000).toFixed(1)} s)`);
  return true;
}

/**
 * Runs every static check, as many at a time as there are processors. Each prints one line, the failing ones what they
 * found.
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runChecks() {
  const waiting = [...CHECKS];
  let passed = 0;
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (await runCheck(check)) passed++;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { passed, failed: CHECKS.length - passed, skipped: [] };
}
