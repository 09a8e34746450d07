/*
 * Entry of the sweep thread: builds the real ports and runs the loop. Everything that touches a stat file happens here,
 * so that a slow file never holds up the socket.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { CATALOG } from '../catalog/catalog.ts';
import { isLockedDown } from '../node/lockdown.ts';
import { openStatReader } from '../node/open-stat-reader.ts';
import { createSystemClock } from '../node/system-clock.ts';
import { SweepLoop } from '../sweep/sweep-loop.ts';
import type { SweepOptions, SweepReport, SweepRequest } from '../sweep/sweep-messages.ts';

const port = parentPort;
if (port === null) throw new Error('sweep-thread is started as a worker thread only');

// The main thread made it from a SweepOptions a moment ago; nothing else can start this file.
const options = workerData as SweepOptions;

const loop = new SweepLoop(
  {
    reader: openStatReader(),
    clock: createSystemClock(),
    catalog: CATALOG,
    folders: options.folders,
    only: options.only,
    findsMounts: true,
    host: { lockedDown: isLockedDown() },
    post: (report: SweepReport) => {
      const bytes = 'bytes' in report ? [report.bytes.buffer] : [];
      port.postMessage(report, bytes);
    },
    schedule: (run, delayMs) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  },
  options,
);

port.on('message', (request: SweepRequest) => {
  loop.answer(request);
  if (request.kind === 'stop') port.close();
});
loop.start();
