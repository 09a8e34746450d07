import { createInterface } from 'node:readline';
import type { CatalogFile } from '../../src/catalog/catalog-entry.ts';
import { openStatReader } from '../../src/node/open-stat-reader.ts';
import { createSystemClock } from '../../src/node/system-clock.ts';
import { CLEAR_NOTHING } from '../../src/sweep/clear/clear-allowance.ts';
import { Sweeper } from '../../src/sweep/sweeper.ts';

const WARM_UPS = 300;
/** Shorter than a round of all contenders: what is read at the base interval is due each time, what is read slowly every 10 s. */
const INTERVAL_MS = 10;

/**
 * Sweeps a catalog once for each line on stdin, and makes the frames that bring a viewer up to date. Prints microseconds and
 * the number of values of each.
 * @param takes `due`: what the agent reads at each interval; `all`: every file that is read unasked.
 */
export async function sweepOnDemand(
  catalog: readonly CatalogFile[],
  takes: 'due' | 'all',
): Promise<void> {
  const clock = createSystemClock();
  const sweeper = new Sweeper(
    {
      reader: openStatReader(),
      clock,
      catalog,
      folders: [],
      only: [],
      findsMounts: false,
      host: { lockedDown: false },
    },
    {
      epoch: 'bench',
      host: { name: 'bench', kernel: '', bootId: '' },
      intervalMs: INTERVAL_MS,
      folders: [],
      only: [],
      allowClear: CLEAR_NOTHING,
      namespaces: [],
      monitors: [],
      cpuBudget: 0,
    },
  );
  sweeper.rescan();
  // An agent runs for days: what it does each second is compiled.
  for (let round = 0; round < WARM_UPS; round++) sweeper.sweep();
  for await (const _ of createInterface({ input: process.stdin })) {
    const startUs = Math.floor(clock.monotonicUs());
    if (takes === 'all') sweeper.sweep();
    else sweeper.sweepDue();
    const us = clock.monotonicUs() - startUs;
    process.stdout.write(`${us} ${countRead(sweeper, startUs)}\n`);
  }
}

/**
 * Numbers and texts that this sweep has read: each cell of a table is one, as each sample of the others is.
 */
function countRead({ schema, readings }: Sweeper, sinceUs: number): number {
  return schema.files.reduce((sum, file, index) => {
    const isRead = readings.status[index] === 0 && (readings.readUs[index] ?? 0) >= sinceUs;
    return sum + (isRead ? (file?.slotCount ?? 0) : 0);
  }, 0);
}
