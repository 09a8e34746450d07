// @ts-check
/*
 * npm run bench: each workspace's bench/*.bench.{mjs,ts}, one after the other, alone on the machine. A bench prints its
 * own table, and exits with another code than 0 when a budget of its own is exceeded. An argument picks benches by a
 * part of their path.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { argv, execPath } from 'node:process';
import { installPackages } from './install-packages.mjs';
import { listFiles, ROOT, WORKSPACES } from './repository.mjs';
import { requireNode } from './require-node.mjs';
import { runCommand } from './run-command.mjs';
import { sayTally } from './tally.mjs';

requireNode();
if (!(await installPackages())) process.exit(1);
const { build } = await import('esbuild');

/** Bundled below node_modules, so that what is not bundled is found as from the bench itself. */
const folder = mkdtempSync(join(ROOT, 'node_modules/.statsfs-bench-'));
let passed = 0;
let failed = 0;
try {
  const part = argv[2] ?? '';
  const benches = listFiles(ROOT, WORKSPACES)
    .filter((path) => /\/bench\/.*\.bench\.(mjs|ts)$/.test(path))
    .filter((path) => path.includes(part));
  for (const path of benches) {
    console.log(`\n── ${path}`);
    const outfile = join(folder, `${basename(path)}.mjs`);
    await build({
      entryPoints: [join(ROOT, path)],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      alias: { '@statsfs/core': join(ROOT, 'packages/core/src') },
      logLevel: 'error',
    });
    const { code } = await runCommand([execPath, '--expose-gc', outfile]);
    if (code === 0) passed++;
    else failed++;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
sayTally([{ passed, failed, skipped: [] }]);
