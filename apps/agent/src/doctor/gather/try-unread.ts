import { LOCKDOWN, NO_DATA, NOT_READ, type Schema } from '@statsfs/core/model';
import type { CatalogFilesystem } from '../../catalog/catalog-entry.ts';
import type { HostProbe, Look } from '../../ports/host-probe.ts';
import { lockdownMode } from '../lockdown-mode.ts';

const EPERM = 1;
/** Files that are tried; of more than that the first stand for the rest. */
const MAX_TRIED = 2_000;
const OF_THE_KERNEL: ReadonlySet<string> = new Set<CatalogFilesystem>([
  'procfs',
  'sysfs',
  'debugfs',
  'tracefs',
  'cgroup',
]);
const AT_ONCE = 16;

/**
 * Opens files that nobody has read yet, without reading them: reading is what makes them dear, and opening tells already
 * whether it would be refused.
 * @returns the status of each file, with what was found out.
 */
export async function tryUnread(
  probe: HostProbe,
  schema: Schema,
  status: Uint16Array,
  lockdown: Look<string>,
): Promise<Uint16Array> {
  const tried = status.slice();
  const mode = lockdownMode(lockdown);
  const isLocked = mode === 'integrity' || mode === 'confidentiality';
  const unread = schema.files.flatMap((file, index) => {
    const code = status[index] ?? NO_DATA;
    const isUnread = code === NO_DATA || code === NOT_READ.notAsked;
    // Others may be no file at all, as a descriptor of another process.
    const isFile = file !== undefined && OF_THE_KERNEL.has(file.filesystem);
    return isFile && isUnread ? [{ file, index }] : [];
  });
  const waiting = unread.slice(0, MAX_TRIED);
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { file, index } = next;
      const look = await probe.tryOpen(file.path);
      if (look.kind === 'found') continue;
      const isRefusal = look.errno === EPERM && file.filesystem === 'debugfs';
      tried[index] = isRefusal && isLocked ? LOCKDOWN : look.errno;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return tried;
}
