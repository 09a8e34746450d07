// @ts-check
/*
 * npm start: installs what is missing, builds what is stale, then runs `statsfs up` with the flags that were given.
 * What it says of its own goes to stderr, so that stdout holds the link and nothing before it.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { argv, execPath, stdin } from 'node:process';
import { buildApps } from './build-apps.mjs';
import { installPackages } from './install-packages.mjs';
import { ROOT } from './repository.mjs';
import { requireNode } from './require-node.mjs';

/*
 * The child must get one signal for each that was meant, because a second one ends it at once. A terminal sends Ctrl-C
 * to the child as well as to us, and npm passes on what it got itself, so the same signal may arrive here twice.
 */
const SAME_SIGNAL_MS = 1_000;

requireNode();
if ((await installPackages()) && (await buildApps())) {
  const program = join(ROOT, 'apps/agent/bin/statsfs.mjs');
  const child = spawn(execPath, [program, 'up', ...argv.slice(2)], { stdio: 'inherit' });
  let lastSignal = Number.NEGATIVE_INFINITY;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const isRepeat = performance.now() - lastSignal < SAME_SIGNAL_MS;
      lastSignal = performance.now();
      if (!isRepeat && !(signal === 'SIGINT' && stdin.isTTY)) child.kill(signal);
    });
  }
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  process.exitCode = 1;
}
