import type { Folder } from '../folder/walk-folder.ts';
import type { Mount } from '../mounts/mount-table.ts';

const TYPES = new Set(['statsfs', 'fuse.statsfs']);

/** Each statsfs that is mounted here, under the last name of its directory, or with a number behind it where that is taken. */
export function findStatsfsMounts(
  mounts: readonly Mount[],
  isTaken: (name: string) => boolean,
): Folder[] {
  const folders: Folder[] = [];
  for (const directory of statsfsIn(mounts)) {
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

/** Where they are, each once: what is mounted over is not seen. */
export function statsfsIn(mounts: readonly Mount[]): string[] {
  const points = new Set<string>();
  for (const { directory, type } of mounts) {
    if (TYPES.has(type)) points.add(directory);
    else points.delete(directory);
  }
  return [...points];
}
