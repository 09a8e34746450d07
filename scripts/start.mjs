// @ts-check
/*
 * npm start: installs what is missing, builds what is stale, then runs `statsfs up` with the flags that were given.
 * What it says of its own goes to stderr, so that stdout holds the link and nothing before it.
 *
 * --demo: simulated virtual machines beside it, mounted as a statsfs, which the agent finds by itself.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { argv, env, execPath, geteuid, stdin } from 'node:process';
import { buildApps } from './build-apps.mjs';
import { installPackages } from './install-packages.mjs';
import { ROOT } from './repository.mjs';
import { requireNode } from './require-node.mjs';

/*
 * The child must get one signal for each that was meant, because a second one ends it at once. A terminal sends Ctrl-C
 * to the child as well as to us, and npm passes on what it got itself, so the same signal may arrive here twice.
 */
const SAME_SIGNAL_MS = 1_000;

/** Where the demo is mounted: the last name is that of its subsystem. */
const demoDirectory = () =>
  geteuid?.() === 0 ? '/run/statsfs/demo' : join(env.XDG_RUNTIME_DIR ?? '/tmp', 'statsfs/demo');

/** @returns {import('node:child_process').ChildProcess} */
function startDemo() {
  const program = join(ROOT, 'examples/virtual-machines/dist/main.mjs');
  // Not in our group's place for a terminal's Ctrl-C: it is ended when everything else has.
  const demo = spawn(execPath, [program, demoDirectory()], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  demo.on('exit', (code) => {
    if (code) console.error('The demo is not there; everything else is.');
  });
  return demo;
}

requireNode();
if ((await installPackages()) && (await buildApps())) {
  const program = join(ROOT, 'apps/agent/bin/statsfs.mjs');
  const flags = argv.slice(2);
  const demo = flags.includes('--demo') ? startDemo() : undefined;
  const passed = flags.filter((flag) => flag !== '--demo');
  const child = spawn(execPath, [program, 'up', ...passed], { stdio: 'inherit' });
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
    demo?.kill('SIGTERM');
  });
} else {
  process.exitCode = 1;
}
