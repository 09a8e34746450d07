import { readFileSync } from 'node:fs';

/** A line of /proc/self/mountinfo, proc_pid_mountinfo(5). */
export interface Mount {
  readonly directory: string;
  /** `fuse.statsfs` for ours. */
  readonly type: string;
  /** major:minor of the filesystem that is mounted, which tells one mount of ours from the next. */
  readonly device: string;
}

/** Spaces, tabs, newlines and backslashes are written as octal numbers. */
const decodeOctal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );

/** In the order in which they were mounted. A line that cannot be read is none. */
export function parseMountinfo(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after] = line.split(' - ');
    if (after === undefined) return [];
    const [, , device, , directory] = before.split(' ');
    const [type] = after.split(' ');
    if (device === undefined || directory === undefined || type === undefined) return [];
    return [{ directory: decodeOctal(directory), type, device }];
  });
}

/** What is mounted at a directory: the mount on top, where there are several. @param directory absolute, without links. */
export const findMount = (directory: string): Mount | undefined =>
  parseMountinfo(readFileSync('/proc/self/mountinfo', 'utf8')).findLast(
    (mount) => mount.directory === directory,
  );
