import { mkdirSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { FuseMountError } from './fuse-mount-error.ts';

/**
 * The path as mountinfo has it: absolute, without links. The last name is not looked at: what is mounted there may be
 * dead (ENOTCONN), or hang.
 */
export function resolveAround(directory: string): string {
  const absolute = resolve(directory);
  const parent = dirname(absolute);
  return parent === absolute ? absolute : join(realPathOf(parent), basename(absolute));
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // A parent that is not there yet: it will be made as it is named.
    return path;
  }
}

/**
 * A directory to mount at, without links.
 * @param create makes it, and those above it, when it is missing.
 * @throws FuseMountError when it is missing, cannot be looked at, or is no directory.
 */
export function prepareMountPoint(directory: string, create: boolean): string {
  if (create) makeDirectory(directory);
  const found = look(directory);
  if (found === undefined)
    throw new FuseMountError(
      `Cannot mount at ${directory}: it does not exist, expected a directory`,
    );
  if (!found.isDirectory())
    throw new FuseMountError(`Cannot mount at ${directory}: it is no directory`);
  return realpathSync(directory);
}

function look(directory: string): Stats | undefined {
  try {
    return statSync(directory, { throwIfNoEntry: false });
  } catch (cause) {
    throw new FuseMountError(`Cannot mount at ${directory}: ${messageOf(cause)}`, { cause });
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function makeDirectory(directory: string): void {
  if (look(directory) !== undefined) return;
  try {
    mkdirSync(directory, { recursive: true });
  } catch (cause) {
    throw new FuseMountError(`Cannot make ${directory} to mount at: ${messageOf(cause)}`, {
      cause,
    });
  }
}

/** FUSE mounts over what is there. That is allowed, and seldom meant. */
export function hasEntries(directory: string): boolean {
  try {
    return readdirSync(directory).length > 0;
  } catch {
    return false;
  }
}
