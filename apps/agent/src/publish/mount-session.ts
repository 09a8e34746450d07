import type {
  MountReport,
  MountRequest,
  MountServiceOptions,
} from '../mount/stats/mount-messages.ts';
import { type FuseSession, startFuseSession } from '../node/fuse-session.ts';

const MOUNT_THREAD = new URL('./mount-thread.mjs', import.meta.url);

export interface MountSessionOptions {
  readonly directory: string;
  /** Makes the directory when it is missing. */
  readonly create: boolean;
  /** Told of what is odd but no failure, in a sentence. */
  readonly warn: (sentence: string) => void;
  readonly service: MountServiceOptions;
  readonly onReport: (report: MountReport) => void;
}

/** A mounted tree, as the thread that publishes it has it. */
export interface MountSession extends Omit<FuseSession, 'post'> {
  /** Arrives before any read that is made after it. */
  post(request: MountRequest): void;
}

/** @throws FuseMountError with a sentence to be shown. */
export function startMountSession(options: MountSessionOptions): Promise<MountSession> {
  const { directory, create, warn, service, onReport } = options;
  return startFuseSession({
    directory,
    create,
    warn,
    script: MOUNT_THREAD,
    data: service,
    // The thread posts nothing else.
    onMessage: (message) => onReport(message as MountReport),
  });
}
