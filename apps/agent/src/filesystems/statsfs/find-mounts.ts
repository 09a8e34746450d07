import { NO_PARENT, type StatReader } from '../../ports/stat-reader.ts';
import type { Folder } from '../folder/walk-folder.ts';

const TYPES = new Set(['statsfs', 'fuse.statsfs']);
const CHUNK_BYTES = 1 << 16;
const decoder = new TextDecoder();

/** Each statsfs that is mounted here, under the last name of its directory, or with a number behind it where that is taken. */
export function findStatsfsMounts(
  reader: StatReader,
  isTaken: (name: string) => boolean,
): Folder[] {
  const folders: Folder[] = [];
  for (const directory of statsfsIn(readMountinfo(reader))) {
    const base =
      directory
        .split('/')
        .at(-1)
        ?.replaceAll(/[^\w.-]/g, '_') || 'statsfs';
    const isFree = (name: string): boolean =>
      !isTaken(name) && !folders.some((folder) => folder.name === name);
    let name = base;
    for (let number = 2; !isFree(name); number++) name = `${base}-${number}`;
    folders.push({ name, directory });
  }
  return folders;
}

/** Mount points in a mountinfo (proc_pid_mountinfo(5)), each once: what is mounted over is not seen. */
export function statsfsIn(mountinfo: string): string[] {
  const points = new Set<string>();
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const point = before.split(' ')[4];
    const type = after.split(' ')[0];
    if (point === undefined || type === undefined) continue;
    const directory = withoutEscapes(point);
    if (TYPES.has(type)) points.add(directory);
    else points.delete(directory);
  }
  return [...points];
}

/** Octal escapes of space, tab, line break and backslash. */
const withoutEscapes = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );

/** '' where it cannot be read: then nothing is found by itself. */
function readMountinfo(reader: StatReader): string {
  const directory = reader.openDirectory(NO_PARENT, '/proc/self');
  if (directory < 0) return '';
  const descriptor = reader.open(directory, 'mountinfo');
  reader.close(directory);
  if (descriptor < 0) return '';
  let text = '';
  for (;;) {
    const length = reader.read(descriptor, 0, CHUNK_BYTES);
    if (length <= 0) break;
    text += decoder.decode(reader.arena.subarray(0, length), { stream: true });
  }
  reader.close(descriptor);
  return text + decoder.decode();
}
