// @ts-check
// npm test: everything there is, ending with the line `N passed, N failed`.
import { buildApps } from './build-apps.mjs';
import { ensureKernelFilesystems } from './ensure-filesystems.mjs';
import { ensureBrowserTestPrograms, ensureUnitTestPrograms } from './ensure-programs.mjs';
import { installPackages } from './install-packages.mjs';
import { forgetTallies, readPlaywrightTally, readVitestTally } from './read-tally.mjs';
import { requireNode } from './require-node.mjs';
import { runChecks } from './run-checks.mjs';
import { runCommand } from './run-command.mjs';
import { NOT_RUN, sayTally } from './tally.mjs';

const heading = (/** @type {string} */ text) => console.log(`\n── ${text}`);

async function runUnitTests() {
  heading('Unit and integration tests');
  await ensureUnitTestPrograms();
  await ensureKernelFilesystems();
  const { code } = await runCommand([
    'node_modules/.bin/vitest',
    'run',
    '--reporter=default',
    '--reporter=./scripts/vitest-tally-reporter.mjs',
  ]);
  return readVitestTally(code);
}

async function runBuild() {
  heading('Build');
  if (!(await buildApps())) return NOT_RUN;
  console.log('passed  build of apps/agent and apps/web');
  return { passed: 1, failed: 0, skipped: [] };
}

async function runBrowserTests() {
  heading('Browser tests');
  if (!(await ensureBrowserTestPrograms())) return NOT_RUN;
  const { code } = await runCommand([
    'node_modules/.bin/playwright',
    'test',
    '--config=e2e/playwright.config.ts',
  ]);
  return readPlaywrightTally(code);
}

async function runEverything() {
  if (!(await installPackages())) return [NOT_RUN];
  forgetTallies();
  heading('Static checks');
  const checks = await runChecks();
  const unit = await runUnitTests();
  const build = await runBuild();
  if (build.failed > 0) {
    console.error('The browser tests did not run: there is no build to run them against.');
    return [checks, unit, build];
  }
  return [checks, unit, build, await runBrowserTests()];
}

requireNode();
sayTally(await runEverything());
