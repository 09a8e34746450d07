import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SweepPort } from '../serve/sweep-link.ts';
import type { SweepOptions, SweepReport, SweepRequest } from '../sweep/sweep-messages.ts';
import type { ThreadOptions } from './side-thread.ts';

/** The sweep thread as seen from the main thread. Ends with the process when it fails: an agent that cannot sweep is none. */
export interface SweepWorker extends SweepPort, AsyncDisposable {
  onFailure(listener: (error: Error) => void): void;
}

const TERMINATE_MS = 1_000;

/** Descriptors are opened by Node and closed by libc, which Node would take for leaks: the reader keeps its own books. */
export function startSweepWorker(script: URL, options: SweepOptions): SweepWorker {
  const workerData: ThreadOptions = { isSide: false, options };
  const worker = new Worker(script, { workerData, trackUnmanagedFds: false });
  return {
    post: (request: SweepRequest) => worker.postMessage(request),
    onReport: (listener) => {
      worker.on('message', (report: SweepReport) => listener(report));
    },
    onFailure: (listener) => {
      worker.on('error', listener);
    },
    async [Symbol.asyncDispose]() {
      // A thread of it may hang in the kernel, and then it never ends.
      await Promise.race([worker.terminate(), setTimeout(TERMINATE_MS, undefined, { ref: false })]);
    },
  };
}
