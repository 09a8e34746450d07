/*
 * A mount together with the thread that serves it, as the main thread has it.
 *
 *   main thread                                   serving thread
 *   startFuseSession: mounts, starts it  ──────▶  openKernelDevice, serveMount: until the mount ends
 *   post(message), rings                 ──────▶  attend: receiveMessageOnPort(parentPort)
 *   onMessage                            ◀──────  parentPort.postMessage
 *
 * The serving thread never waits for the main thread, so the main thread may read its own mount, also synchronously.
 */
import { closeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import {
  BELL,
  closeFuseBell,
  createFuseBell,
  type FuseBell,
  ringFuseBell,
  stopByBell,
} from './fuse-bell.ts';
import { type FuseMount, type FuseMountOptions, mountFuse } from './fuse-mount.ts';

/** Requests leave no garbage to speak of: a nursery of the default size would only be resident. */
const YOUNG_MB = 4;

/** What the serving thread finds in `workerData`. */
export interface FuseThreadData<Data> {
  readonly descriptor: number;
  readonly bell: FuseBell;
  readonly data: Data;
}

export interface FuseSessionOptions<Data> extends FuseMountOptions {
  /** The thread's script: opens the device, serves, and ends. */
  readonly script: URL;
  /** For that script, copied (structured clone). */
  readonly data: Data;
  readonly onMessage?: (message: unknown) => void;
}

export interface FuseSession extends AsyncDisposable {
  /** Absolute and without links. */
  readonly directory: string;
  /** Resolves when the mount is no longer served: by `stop`, or because it was unmounted. Rejects when the thread failed. */
  readonly ended: Promise<void>;
  /** Reaches `attend` of the loop before any request made after it. Lost when the session has ended. */
  post(message: unknown): void;
  /** Unmounts, and waits for the thread. Whoever still has files of it open finds them dead (ENOTCONN). @throws FuseMountError */
  stop(): Promise<void>;
}

/**
 * Mounts and serves. Also unmounts when the process exits by itself; not when it is killed, so SIGTERM and SIGINT are the
 * caller's to turn into `stop`.
 * @throws FuseMountError
 */
export async function startFuseSession<Data>(
  options: FuseSessionOptions<Data>,
): Promise<FuseSession> {
  const bell = createFuseBell();
  let mount: FuseMount;
  try {
    mount = await mountFuse(options);
  } catch (error) {
    closeFuseBell(bell);
    throw error;
  }
  return serveInThread(mount, bell, options);
}

function serveInThread<Data>(
  mount: FuseMount,
  bell: FuseBell,
  { script, data, onMessage }: FuseSessionOptions<Data>,
): FuseSession {
  const workerData: FuseThreadData<Data> = { descriptor: mount.descriptor, bell, data };
  // The descriptor is opened here and closed there, which Node would take for a leak.
  const worker = new Worker(script, {
    workerData,
    trackUnmanagedFds: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  if (onMessage !== undefined) worker.on('message', onMessage);
  let isOver = false;
  // Node waits for its threads when it exits, and this one waits for the kernel: without this it would wait for ever.
  const atExit = (): void => {
    mount.unmountNow();
    stopByBell(bell);
  };
  process.once('exit', atExit);
  const cleanUp = async (): Promise<void> => {
    isOver = true;
    process.off('exit', atExit);
    // A script that failed before it came to the device.
    if (Atomics.load(bell.flags, BELL.taken) === 0) closeSync(mount.descriptor);
    closeFuseBell(bell);
    await mount.unmount();
  };
  const ended = untilExit(worker).then(cleanUp, async (failure: unknown) => {
    await cleanUp();
    throw failure;
  });
  // Told to whoever asks; a mount that nobody asks about does not end the process.
  ended.catch(() => undefined);
  const stop = async (): Promise<void> => {
    if (!isOver) await mount.unmount();
    if (!isOver) stopByBell(bell);
    await ended;
  };
  return {
    directory: mount.directory,
    ended,
    post: (message) => {
      if (isOver) return;
      worker.postMessage(message);
      ringFuseBell(bell);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Rejects with what the thread threw, when it is over: an error is told before that. */
function untilExit(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    worker.once('error', (error) => {
      failure = error;
    });
    worker.once('exit', () => (failure === undefined ? resolve() : reject(failure)));
  });
}
