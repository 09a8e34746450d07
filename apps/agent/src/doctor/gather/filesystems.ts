import type { HostProbe } from '../../ports/host-probe.ts';
import type { Controller, FilesystemFacts, Mount } from '../facts.ts';
import { mountsOf } from '../mount-table.ts';
import { foundIn } from './look.ts';

const DEBUGFS = '/sys/kernel/debug';

/** What the filesystems of the kernel say of themselves. */
export async function gatherFilesystems(
  probe: HostProbe,
  mounts: readonly Mount[],
): Promise<FilesystemFacts> {
  const unified = mountsOf(mounts, (type) => type === 'cgroup2')[0]?.directory ?? '/sys/fs/cgroup';
  const [lockdown, debugfs, metricfs, table, unifiedControllers] = await Promise.all([
    probe.readText('/sys/kernel/security/lockdown'),
    probe.list(DEBUGFS),
    probe.list(`${DEBUGFS}/metricfs`),
    probe.readText('/proc/cgroups'),
    probe.readText(`${unified}/cgroup.controllers`),
  ]);
  const text = foundIn(table);
  return {
    lockdown,
    debugfs,
    metricfs,
    controllers: text === undefined ? undefined : parseControllers(text),
    unified: unifiedControllers,
  };
}

/** Lines of name, hierarchy, number of groups and whether it is enabled. */
function parseControllers(table: string): Controller[] {
  return table.split('\n').flatMap((line) => {
    const [name, hierarchy, , isEnabled] = line.split('\t');
    if (name === undefined || name.startsWith('#') || isEnabled === undefined) return [];
    return [{ name, hierarchy: Number(hierarchy), isEnabled: isEnabled === '1' }];
  });
}
