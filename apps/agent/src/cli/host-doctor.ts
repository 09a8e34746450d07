import { catalogFor } from '../catalog/catalog.ts';
import { examineHost } from '../doctor/examine.ts';
import type { FuseMount, KvmRoads } from '../doctor/facts.ts';
import type { Report } from '../doctor/finding.ts';
import type { TreeState } from '../doctor/gather/gather-facts.ts';
import { isStatsfs } from '../doctor/mount-table.ts';
import { sharedReports } from '../doctor/shared-reports.ts';
import { compareRoads } from '../filesystems/kvm/compare-roads.ts';
import { KvmRoad } from '../filesystems/kvm/kvm-road.ts';
import { VmProcesses } from '../filesystems/kvm/vm-processes.ts';
import { createHostProbe } from '../node/host-probe.ts';
import { isLockedDown } from '../node/lockdown.ts';
import { openStatReader } from '../node/open-stat-reader.ts';
import { createSystemClock } from '../node/system-clock.ts';
import type { StatReader } from '../ports/stat-reader.ts';
import type { Mirror } from '../serve/mirror.ts';
import { CLEAR_NOTHING } from '../sweep/clear/clear-allowance.ts';
import type { SweepOptions } from '../sweep/sweep-messages.ts';
import { Sweeper, type SweeperParts } from '../sweep/sweeper.ts';
import type { Config } from './config.ts';
import { sweepOptions } from './sweep-options.ts';

/** Processes whose virtual machines are compared: each takes a millisecond or two, in which the agent answers nobody. */
const MOST_COMPARED = 8;

/** What the agent says of its host, with the tree that it serves. */
export function agentDoctor(
  config: Config,
  { only, namespaces }: SweepOptions,
  mirror: Mirror,
): () => Promise<Report> {
  const reader = openStatReader();
  const parts = {
    probe: createHostProbe(reader.name),
    catalog: catalogFor(namespaces).filter(
      ({ at }) => only.length === 0 || only.includes(at.split('/')[0] ?? ''),
    ),
    places: { ...config, isAgent: true },
    compareRoads: kvmRoads(reader),
    readTree: () => mirror.index && { schema: mirror.index.schema, status: mirror.readings.status },
  };
  return sharedReports(() => examineHost(parts, Date.now), Date.now);
}

/** What a command without an agent says of the host, with a sweep of its own. */
export function examineAlone(config: Config): Promise<Report> {
  const reader = openStatReader();
  const catalog = catalogFor([]);
  return examineHost(
    {
      probe: createHostProbe(reader.name),
      catalog,
      places: { ...config, isAgent: false },
      compareRoads: kvmRoads(reader),
      readTree: (fuse) => sweepOnce(config, { reader, catalog }, fuse),
    },
    Date.now,
  );
}

/** Takes what it reads anew, and gives it back at once: whoever asks is not the thread that sweeps. */
const kvmRoads = (reader: StatReader) => (): KvmRoads => {
  const all = new VmProcesses(reader);
  const processes = { find: () => all.find().slice(0, MOST_COMPARED), isStale: false };
  using road = new KvmRoad(reader, { keepsSums: true, processes });
  road.find([]);
  return compareRoads(reader, road.statistics);
};

/** One sweep, beside mounts that hang: this command has no thread that could wait for them. */
function sweepOnce(
  config: Config,
  parts: Pick<SweeperParts, 'reader' | 'catalog'>,
  fuse: readonly FuseMount[],
): TreeState {
  const hung = fuse.filter(({ answer }) => answer !== 'answers').map(({ mount }) => mount);
  const folders = config.folders.filter(
    (folder) => !hung.some(({ directory }) => `${folder.directory}/`.startsWith(`${directory}/`)),
  );
  const findsMounts = !hung.some(({ type }) => isStatsfs(type));
  const host = { lockedDown: isLockedDown() };
  const clock = createSystemClock();
  using sweeper = new Sweeper(
    { ...parts, clock, folders, only: [], findsMounts, host },
    { ...sweepOptions(config, []), only: [], folders, allowClear: CLEAR_NOTHING },
  );
  // What it warns of stands in the tree, and so in the report.
  sweeper.rescan();
  sweeper.sweep();
  return { schema: sweeper.schema, status: sweeper.readings.status };
}
