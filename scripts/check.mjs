// @ts-check
// npm run check: every static check.
import { installPackages } from './install-packages.mjs';
import { requireNode } from './require-node.mjs';
import { runChecks } from './run-checks.mjs';
import { sayTally } from './tally.mjs';

requireNode();
if (!(await installPackages())) process.exit(1);
sayTally([await runChecks()]);
