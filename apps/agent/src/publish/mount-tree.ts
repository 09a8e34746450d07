import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { parseStatPath } from '@statsfs/core/model';
import type { ClearOutcome, StatsTree } from '@statsfs/core/publish';
import { ERRNO } from '../mount/errno.ts';
import type { MountReport } from '../mount/stats/mount-messages.ts';
import { readHostIdentity } from '../node/host-identity.ts';
import { createSystemClock } from '../node/system-clock.ts';
import { type MountSession, startMountSession } from './mount-session.ts';
import { TreeStream } from './tree-stream.ts';

export interface MountTreeOptions {
  /** Permission bits of the root, 0755 when left out. */
  readonly mode?: number;
  /** Owner of everything; the process's own when left out. */
  readonly uid?: number;
  readonly gid?: number;
  /** Nothing can be cleared through the mount. */
  readonly readOnly?: boolean;
  /** Told of what is odd or went wrong, in a sentence; stderr when left out. */
  readonly warn?: (sentence: string) => void;
}

/** What a program published. */
export interface TreeMount extends AsyncDisposable {
  /** Absolute and without links. */
  readonly directory: string;
  /** Resolves when it is mounted no more: by `unmount`, or because somebody unmounted it. */
  readonly ended: Promise<void>;
  /** @throws FuseMountError */
  unmount(): Promise<void>;
}

const DEFAULT_MODE = 0o755;
/** What comes and goes is told so soon when nobody reads: sources are often added many at a time. */
const SOON_MS = 20;

/**
 * Mounts a tree as a statsfs, so that `cat`, scripts and agents read what the program counts. Values are asked when they
 * are read: a tree that nobody looks at costs nothing. The directory is made when it is missing.
 *
 * Node ends a process without unmounting when a signal kills it: handle SIGTERM and SIGINT, or leave it to the next
 * start, which takes a dead mount away.
 * @throws FuseMountError when it cannot be mounted; StatsError EBUSY when the tree is published already.
 */
export async function mountTree(
  tree: StatsTree,
  directory: string,
  options: MountTreeOptions = {},
): Promise<TreeMount> {
  const warn = options.warn ?? ((sentence) => process.stderr.write(`${sentence}\n`));
  const name = basename(resolve(directory));
  let soon: NodeJS.Timeout | undefined;
  let session: MountSession | undefined;
  const tell = (): void => {
    clearTimeout(soon);
    soon = undefined;
    // While it is being mounted nobody would get the frames, and those that follow build upon them.
    if (session === undefined) return;
    for (const bytes of stream.frames()) session.post({ kind: 'frames', bytes });
  };
  const stream = new TreeStream({
    tree,
    epoch: randomUUID(),
    host: readHostIdentity(),
    name,
    mountPoint: resolve(directory),
    clock: createSystemClock(),
    onFailure: warn,
    onChange: () => {
      soon ??= setTimeout(tell, SOON_MS).unref();
    },
  });
  const onReport = (report: MountReport): void => {
    switch (report.kind) {
      case 'ask':
        tell();
        session?.post({ kind: 'told' });
        return;
      case 'clear': {
        const { id, path } = report;
        session?.post({ kind: 'cleared', id, result: clear(path) });
        return;
      }
      case 'problem':
        warn(`${directory}: ${report.text}`);
        return;
    }
  };
  const clear = (text: string): number => {
    const path = parseStatPath(text);
    if (path === undefined) return -ERRNO.ENOENT;
    const { outcome, frames } = stream.clear(path, `${name} mount`);
    for (const bytes of frames) session?.post({ kind: 'frames', bytes });
    return resultOf(outcome);
  };
  const { mode = DEFAULT_MODE, uid, gid, readOnly = false } = options;
  try {
    session = await startMountSession({
      directory,
      create: true,
      warn,
      service: {
        rootMode: mode,
        uid: uid ?? process.getuid?.() ?? 0,
        gid: gid ?? process.getgid?.() ?? 0,
        mayClear: !readOnly,
        tellsWhenAsked: true,
      },
      onReport,
    });
  } catch (error) {
    stream[Symbol.dispose]();
    throw error;
  }
  tell();
  const { stop, ended } = session;
  const over = ended.finally(() => {
    clearTimeout(soon);
    stream[Symbol.dispose]();
  });
  // Told to whoever asks; a mount that failed does not end the program.
  over.catch(() => undefined);
  const unmount = async (): Promise<void> => {
    await stop();
    await over;
  };
  return { directory: session.directory, ended: over, unmount, [Symbol.asyncDispose]: unmount };
}

function resultOf(outcome: ClearOutcome): number {
  if (outcome.kind === 'refused') return outcome.code === 'EPERM' ? -ERRNO.EACCES : -ERRNO.ENOENT;
  return outcome.failed.length > 0 ? -ERRNO.EIO : 0;
}
