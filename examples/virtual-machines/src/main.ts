/*
 * Simulated virtual machines, published as a statsfs: something to look at on any machine, and a load generator.
 *
 *   node examples/virtual-machines/dist/main.mjs DIRECTORY [--machines 4] [--seed 1]
 *   cat DIRECTORY/vms/exits
 */
import { parseArgs } from 'node:util';
import { FuseMountError, mountTree } from '@statsfs/agent/mount';
import { Host } from './host.ts';
import { Random } from './random.ts';

const say = (sentence: string): boolean => process.stderr.write(`${sentence}\n`);

const TICK_MS = 100;
const MS_PER_S = 1000;
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const MOST_MACHINES = 10_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    machines: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});
const [directory] = positionals;
const machines = Number(values.machines);
const seed = Number(values.seed);
if (
  directory === undefined ||
  !(Number.isInteger(machines) && machines >= 0 && machines <= MOST_MACHINES) ||
  !Number.isInteger(seed)
) {
  say(`Expected DIRECTORY [--machines 0 to ${MOST_MACHINES}] [--seed NUMBER]`);
  process.exit(EXIT_USAGE);
}

/** By a signal, or by the end of whoever started it: a demo that outlives its host is nobody's. */
function untilStopped(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, MS_PER_S).unref();
  });
}

const host = new Host({ machines, random: new Random(seed) });
try {
  await using mount = await mountTree(host.tree, directory);
  let lastMs = performance.now();
  const ticking = setInterval(() => {
    const nowMs = performance.now();
    host.run((nowMs - lastMs) / MS_PER_S);
    lastMs = nowMs;
  }, TICK_MS);
  say(`${machines} machines at ${mount.directory}/vms`);
  await Promise.race([mount.ended, untilStopped()]);
  clearInterval(ticking);
} catch (error) {
  if (!(error instanceof FuseMountError)) throw error;
  say(error.message);
  process.exitCode = EXIT_FAILED;
}
