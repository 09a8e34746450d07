import type { CatalogFile } from '../catalog/catalog-entry.ts';
import { findCatalogFiles } from './catalogued/find-files.ts';
import { findFolder } from './find-folder.ts';
import { type FindOptions, type Found, NOTHING_FOUND } from './find-options.ts';
import type { Folder } from './folder/walk-folder.ts';
import { KVM_DEBUGFS } from './kvm/vm-name.ts';
import { findMetricfs } from './metricfs/find-metricfs.ts';
import type { Mount } from './mounts/mount-table.ts';
import { findStatsfsMounts } from './statsfs/find-mounts.ts';

/** Names of a path that make a group: `/sys/class/net`, `/sys/fs/cgroup`. */
const GROUP_NAMES = 3;

/**
 * How the kernel tells that something came or went below a place. inotify: of directories that are made and removed through
 * the file system, and of what debugfs makes itself (measured: a VM's directory, at once); not of what appears in sysfs and
 * procfs. Uevents: of devices and modules, and files without a wildcard come and go with modules. Folders that were named
 * are listened to as well, and looked at as often as if they were not: they may be of any filesystem.
 */
export type News = 'inotify' | 'uevents' | 'none';

const BY_INOTIFY = /^\/sys\/(kernel\/(debug|tracing)|fs\/cgroup)(\/|$)/;
const BY_UEVENTS = /^$|^\/sys\/(block|class|devices|firmware|kernel)(\/|$)/;

function newsOf(key: string): News {
  if (BY_INOTIFY.test(key)) return 'inotify';
  return BY_UEVENTS.test(key) ? 'uevents' : 'none';
}

/** KVM in debugfs, and what is read of VMs by other roads. Apart from the rest of debugfs: VMs come and go often. */
export const KVM_GROUP = KVM_DEBUGFS;

/** Files that are looked for together, because finding one of them finds the others. */
export interface FindGroup {
  /** Where: the directories that its patterns begin with, '' for files without a wildcard, or the folder. */
  readonly key: string;
  readonly kind: 'catalog' | 'folder';
  readonly news: News;
  readonly find: () => Found;
}

/**
 * The catalog in groups: what has no wildcard, and what lies below the same few directories.
 * @param processes ids of those that are looked into.
 */
export function catalogGroups(
  { reader, catalog, only, kvm }: FindOptions,
  processes: () => readonly number[],
): FindGroup[] {
  const groups = new Map<string, CatalogFile[]>();
  for (const entry of catalog) {
    if (!isWanted(only, subsystemOf(entry))) continue;
    const key = groupOf(entry.file);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [entry]);
    else known.push(entry);
  }
  return [...groups].map(([key, entries]) => {
    const news = newsOf(key);
    return {
      key,
      kind: 'catalog',
      news,
      find: () => {
        const { files, listed } = findCatalogFiles(reader, entries, processes());
        const beside = key === KVM_GROUP ? kvm?.find(files) : undefined;
        return { ...NOTHING_FOUND, files, ...beside, notifying: news === 'inotify' ? listed : [] };
      },
    };
  });
}

/**
 * Finds folders that were named, and statsfs that are mounted now, and metricfs, that are none of them: a group each. To be
 * asked every second, so what does not change is worked out once.
 */
export function folderFinder(options: FindOptions): (mounts: readonly Mount[]) => FindGroup[] {
  const { reader, catalog, folders, findsMounts, only } = options;
  const taken = new Set([...folders.map(({ name }) => name), ...catalog.map(subsystemOf)]);
  const walked = new Set(folders.map(({ directory }) => directory.replace(/\/+$/, '')));
  const mountsBeside = (mounts: readonly Mount[]): Folder[] => {
    if (!findsMounts) return [];
    const statsfs = findStatsfsMounts(mounts, (name) => taken.has(name));
    const isTaken = (name: string): boolean =>
      taken.has(name) || statsfs.some((mount) => mount.name === name);
    const beside = [...statsfs, ...findMetricfs(reader, isTaken)];
    return beside.filter(({ directory }) => !walked.has(directory));
  };
  return (mounts) =>
    [...folders, ...mountsBeside(mounts)]
      .filter(({ name }) => isWanted(only, name))
      .map((folder) => ({
        key: `${folder.name}=${folder.directory}`,
        kind: 'folder',
        news: 'none',
        find: () => findFolder(options, folder),
      }));
}

function groupOf(file: string): string {
  if (file.startsWith(`${KVM_GROUP}/`)) return KVM_GROUP;
  const names = file.split('/').filter((name) => name !== '');
  const wild = names.findIndex((name) => /[*#]/.test(name));
  return wild < 0 ? '' : `/${names.slice(0, Math.min(wild, GROUP_NAMES)).join('/')}`;
}

const isWanted = (only: readonly string[], subsystem: string): boolean =>
  only.length === 0 || only.includes(subsystem);

const subsystemOf = ({ at }: CatalogFile): string => at.split('/')[0] ?? '';
