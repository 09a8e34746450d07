import { statSync } from 'node:fs';
import type { Config } from './config.ts';

/** As setuid(2) and setgid(2) take them. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The ordinary user as whom root runs the web app and its commands: the one who owns its state folder. So no file in it
 * becomes root's, and what faces the network has no more rights than it needs.
 * @returns undefined when it runs as who we are.
 */
export function webOwner({ stateDir }: Config): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const folder = statSync(stateDir, { throwIfNoEntry: false });
  return folder === undefined || folder.uid === 0
    ? undefined
    : { uid: folder.uid, gid: folder.gid };
}
