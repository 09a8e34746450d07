import { Worker } from 'node:worker_threads';
import type { SweepPort } from '../serve/sweep-link.ts';
import type { SweepOptions, SweepReport, SweepRequest } from '../sweep/sweep-messages.ts';

/** The sweep thread as seen from the main thread. Ends with the process when it fails: an agent that cannot sweep is none. */
export interface SweepWorker extends SweepPort, AsyncDisposable {
  onFailure(listener: (error: Error) => void): void;
}

/** Descriptors are opened by Node and closed by libc, which Node would take for leaks: the reader keeps its own books. */
export function startSweepWorker(script: URL, options: SweepOptions): SweepWorker {
  const worker = new Worker(script, { workerData: options, trackUnmanagedFds: false });
  return {
    post: (request: SweepRequest) => worker.postMessage(request),
    onReport: (listener) => {
      worker.on('message', (report: SweepReport) => listener(report));
    },
    onFailure: (listener) => {
      worker.on('error', listener);
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
