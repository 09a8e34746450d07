import { Worker } from 'node:worker_threads';
import type { Folder } from '../filesystems/folder/walk-folder.ts';
import type { SideThread } from '../sweep/side-link.ts';
import type { SweepOptions, SweepReport } from '../sweep/sweep-messages.ts';

/** What a sweep thread is started with. */
export interface ThreadOptions {
  /** It reads one filesystem that may hang, for another sweep thread. */
  readonly isSide: boolean;
  readonly options: SweepOptions;
}

/**
 * A sweep thread for one folder that may hang. When it does, it can not be ended either: it stays behind in the kernel, and
 * nobody waits for it.
 */
export function startSideThread(script: URL, options: SweepOptions, folder: Folder): SideThread {
  const side: ThreadOptions = {
    isSide: true,
    options: { ...options, folders: [folder], only: [folder.name], monitors: [], cpuBudget: 0 },
  };
  const worker = new Worker(script, { workerData: side, trackUnmanagedFds: false });
  return {
    post: (request) => worker.postMessage(request),
    onReport: (listener) => {
      worker.on('message', (report: SweepReport) => listener(report));
    },
    onEnd: (listener) => {
      worker.on('error', (error) =>
        listener(`The thread that reads ${folder.directory} failed: ${error.message}`),
      );
    },
    [Symbol.dispose]: () => {
      void worker.terminate();
    },
  };
}
