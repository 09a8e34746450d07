/*
 * Entry of the sweep thread: builds the real ports and runs the loop. Everything that touches a stat file happens here,
 * so that a slow file never holds up the socket.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { catalogFor } from '../catalog/catalog.ts';
import { KvmRoad } from '../filesystems/kvm/kvm-road.ts';
import { watchDirectories } from '../node/directory-watcher.ts';
import { isLockedDown } from '../node/lockdown.ts';
import { openStatReader } from '../node/open-stat-reader.ts';
import { createSystemClock } from '../node/system-clock.ts';
import { refusalOf } from '../sweep/clear/clear-allowance.ts';
import { SweepLoop } from '../sweep/sweep-loop.ts';
import type { SweepReport, SweepRequest } from '../sweep/sweep-messages.ts';
import { startPollers } from './qmp-pollers.ts';
import { startSideThread, type ThreadOptions } from './side-thread.ts';

const port = parentPort;
if (port === null) throw new Error('sweep-thread is started as a worker thread only');

const RELEASE_MS = 1000;

// Made from a ThreadOptions a moment ago by whoever started this; nothing else can start this file.
const { isSide, options } = workerData as ThreadOptions;

const reader = openStatReader();
const host = { lockedDown: isLockedDown() };
const keepsSums = refusalOf(options.allowClear, 'kvm') === undefined && !host.lockedDown;

/** Sweeps may be an hour apart, and what is held of a virtual machine keeps it in the kernel after its end. */
function openKvmRoad(): KvmRoad {
  const road = new KvmRoad(reader, { keepsSums });
  setInterval(() => road.releaseEnded(), RELEASE_MS).unref();
  return road;
}

const loop = new SweepLoop(
  {
    reader,
    clock: createSystemClock(),
    catalog: isSide ? [] : catalogFor(options.namespaces),
    folders: options.folders,
    only: options.only,
    findsMounts: !isSide,
    host,
    processes: isSide ? [] : [process.pid],
    post: (report: SweepReport) => {
      const bytes = 'bytes' in report ? [report.bytes.buffer] : [];
      port.postMessage(report, bytes);
    },
    schedule: (run, delayMs) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    ...(!isSide && {
      kvm: openKvmRoad(),
      monitors: startPollers(options),
      watch: watchDirectories,
      startSide: (folder) => startSideThread(new URL(import.meta.url), options, folder),
    }),
  },
  options,
);

port.on('message', (request: SweepRequest) => {
  loop.answer(request);
  if (request.kind === 'stop') port.close();
});
loop.start();
