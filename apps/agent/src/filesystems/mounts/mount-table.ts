import { NO_PARENT, type StatReader } from '../../ports/stat-reader.ts';

/** One line of mountinfo (proc_pid_mountinfo(5)). */
export interface Mount {
  /** Where, absolute. */
  readonly directory: string;
  /** `ext4`, `fuse.sshfs`. */
  readonly type: string;
  /** Minor number of its device: the name of a FUSE connection below /sys/fs/fuse/connections. */
  readonly minor: number;
}

const CHUNK_BYTES = 1 << 16;
const decoder = new TextDecoder();

const NONE: readonly Mount[] = [];

/**
 * What is mounted where for this process, in the order of mounting; as long as nothing changes the same array. None where
 * that cannot be read.
 */
export function readMounts(reader: StatReader): readonly Mount[] {
  const directory = reader.openDirectory(NO_PARENT, '/proc/self');
  if (directory < 0) return NONE;
  const descriptor = reader.open(directory, 'mountinfo');
  reader.close(directory);
  if (descriptor < 0) return NONE;
  let text = '';
  for (;;) {
    const length = reader.read(descriptor, 0, CHUNK_BYTES);
    if (length <= 0) break;
    text += decoder.decode(reader.arena.subarray(0, length), { stream: true });
  }
  reader.close(descriptor);
  text += decoder.decode();
  if (text !== last.text) last = { text, mounts: parseMounts(text) };
  return last.mounts;
}

/** It is asked for every second and hardly ever changes. */
let last: { readonly text: string; readonly mounts: readonly Mount[] } = { text: '', mounts: [] };

export function parseMounts(mountinfo: string): Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , device = '', , point] = before.split(' ');
    const [type] = after.split(' ');
    if (point === undefined || type === undefined || type === '') return [];
    return [{ directory: withoutEscapes(point), type, minor: Number(device.split(':')[1]) }];
  });
}

/** Octal escapes of space, tab, line break and backslash. */
const withoutEscapes = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
