import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { FuseMountError } from './fuse-mount-error.ts';
import { hasEntries, prepareMountPoint, resolveAround } from './fuse-mount-point.ts';
import { findMount } from './fuse-mountinfo.ts';
import { describeEnd, type FuseRoad } from './fuse-road.ts';
import { ROOT_ROAD } from './fuse-root-road.ts';
import { runProgram } from './fuse-run-program.ts';
import { removeStaleMounts } from './fuse-stale-mount.ts';
import { USER_ROAD } from './fuse-user-road.ts';

const EXIT_TIMEOUT_MS = 5000;

export interface FuseMountOptions {
  readonly directory: string;
  /** Makes the directory when it is missing. */
  readonly create: boolean;
  /** Told of what is odd but no failure, in a sentence. */
  readonly warn: (sentence: string) => void;
}

/** A mount that waits to be served: whoever looks into it waits until the descriptor is read. */
export interface FuseMount {
  /** The directory, absolute and without links. */
  readonly directory: string;
  /** Of /dev/fuse. It belongs to whoever serves the mount, and is closed by them. */
  readonly descriptor: number;
  /** Takes the mount away, also when it is in use. Nothing to do when somebody else has. @throws FuseMountError */
  unmount(): Promise<void>;
  /** The same without waiting for anything else of this process: for its last moment. Failures are not told. */
  unmountNow(): void;
}

/**
 * Mounts a statsfs that nobody serves yet. A dead one of ours that stands there is taken away first.
 * @throws FuseMountError with a sentence to be shown: what failed, on what, what was expected.
 */
export async function mountFuse(options: FuseMountOptions): Promise<FuseMount> {
  const { directory: named, create, warn } = options;
  if (!existsSync('/dev/fuse'))
    throw new FuseMountError(
      `Cannot mount at ${named}: /dev/fuse is not there, expected a kernel with FUSE (modprobe fuse; in a container --device /dev/fuse)`,
    );
  const road = process.geteuid?.() === 0 ? ROOT_ROAD : USER_ROAD;
  await removeStaleMounts(resolveAround(named), road);
  const directory = prepareMountPoint(named, create);
  if (hasEntries(directory)) warn(`${directory} is not empty: the mount hides what is in it`);
  const descriptor = await road.mount(directory);
  return describeMount(directory, descriptor, road);
}

function describeMount(directory: string, descriptor: number, road: FuseRoad): FuseMount {
  const device = findMount(directory)?.device;
  /** Not another that was mounted in its place since. */
  const isThere = (): boolean => device !== undefined && findMount(directory)?.device === device;
  return {
    directory,
    descriptor,
    async unmount() {
      for (const lazily of [false, true]) {
        if (!isThere()) return;
        const [program, ...args] = road.unmountCommand(directory, lazily);
        const end = await runProgram(program, args);
        if (lazily && isThere())
          throw new FuseMountError(`Cannot unmount ${directory}: ${describeEnd(program, end)}`);
      }
    },
    unmountNow() {
      if (!isThere()) return;
      const [program, ...args] = road.unmountCommand(directory, true);
      spawnSync(program, args, { stdio: 'ignore', timeout: EXIT_TIMEOUT_MS });
    },
  };
}
