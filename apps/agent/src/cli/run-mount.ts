import { errnoOf } from '@statsfs/core/model';
import { ERRNO } from '../mount/errno.ts';
import type { MountReport } from '../mount/stats/mount-messages.ts';
import { FuseMountError } from '../node/fuse-mount-error.ts';
import { type MountSession, startMountSession } from '../publish/mount-session.ts';
import type { ClearResult } from '../sweep/sweep-messages.ts';
import type { Config } from './config.ts';
import { type MountFeed, openFeed } from './mount-feed.ts';
import { parseMountOptions } from './mount-options.ts';
import { say } from './say.ts';
import { untilStopped } from './signals.ts';
import { CommandError, UsageError } from './usage-error.ts';

/** `statsfs mount DIR`: the whole tree as a statsfs, until it is unmounted or told to stop. @returns the exit code. */
export async function runMount(config: Config): Promise<number> {
  const [directory, ...others] = config.paths;
  if (directory === undefined || others.length > 0) {
    throw new UsageError('mount expects one directory, such as /run/stats');
  }
  process.title = 'statsfs mount';
  const settings = parseMountOptions(config.mountOptions);
  const stopped = untilStopped();
  await using feed = await openFeed(config);
  let session: MountSession | undefined;
  const onReport = (report: MountReport): void => {
    switch (report.kind) {
      case 'clear':
        void clear(feed, report.path).then((result) => {
          session?.post({ kind: 'cleared', id: report.id, result });
        });
        return;
      case 'problem':
        say(`${directory}: ${report.text}`);
        return;
      case 'ask':
        // Figures are as old as the last sweep, so nobody asks.
        return;
    }
  };
  session = await mount(directory, { feed, settings, onReport });
  const { post, ended } = session;
  const failed = new Promise<number>((resolve) => {
    feed.start({
      onFrames: (bytes) => post({ kind: 'frames', bytes }),
      onAnew: () => post({ kind: 'anew' }),
      onFailure: (reason) => {
        say(reason);
        resolve(1);
      },
    });
  });
  say(
    `Mounted at ${session.directory}${feed.mayClear ? ', 0 written to a counter clears it' : ''}`,
  );
  const code = await Promise.race([stopped, failed, ended.then(() => 0)]);
  await session.stop();
  return code;
}

interface MountParts {
  readonly feed: MountFeed;
  readonly settings: ReturnType<typeof parseMountOptions>;
  readonly onReport: (report: MountReport) => void;
}

/** @throws CommandError */
async function mount(directory: string, parts: MountParts): Promise<MountSession> {
  const { feed, settings, onReport } = parts;
  const { mode: rootMode, uid, gid } = settings;
  const service = { rootMode, uid, gid, mayClear: feed.mayClear, tellsWhenAsked: false };
  try {
    return await startMountSession({ directory, create: true, warn: say, service, onReport });
  } catch (error) {
    if (error instanceof FuseMountError) throw new CommandError(error.message, { cause: error });
    throw error;
  }
}

/** @returns 0 or −errno, for whoever wrote. */
async function clear(feed: MountFeed, path: string): Promise<number> {
  try {
    const results = await feed.clear(path);
    const refused = results.find(({ kind }) => kind === 'refused');
    return refused === undefined ? 0 : -errnoOfResult(refused);
  } catch (error) {
    say(`${path} was not cleared: ${error instanceof Error ? error.message : error}`);
    return -ERRNO.EIO;
  }
}

const errnoOfResult = ({ code }: ClearResult): number =>
  (code === undefined ? undefined : errnoOf(code)) ?? ERRNO.EACCES;
