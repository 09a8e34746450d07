import type { Schema } from '@statsfs/core/model';
import type { CatalogFile } from '../../catalog/catalog-entry.ts';
import type { HostProbe, Look } from '../../ports/host-probe.ts';
import { type Census, takeCensus } from '../census.ts';
import { deniedFiles } from '../denied-files.ts';
import type { FuseMount, HostFacts, KvmRoads, Mount } from '../facts.ts';
import { holderOf } from '../mount-table.ts';
import { besideFuse } from './beside-fuse.ts';
import { findAbsent, groupByEntry, onDemandIn, subsystemsByFilesystem } from './catalogued.ts';
import { gatherFeatures } from './features.ts';
import { gatherFilesystems } from './filesystems.ts';
import { gatherFuse } from './fuse.ts';
import { gatherKernel } from './kernel.ts';
import { foundIn } from './look.ts';
import { parseMountinfo } from './parse-mountinfo.ts';
import { gatherProcess } from './process.ts';
import { gatherProduct, type ProductPlaces } from './product.ts';
import { tryUnread } from './try-unread.ts';

/** The tree as the last sweep left it. */
export interface TreeState {
  readonly schema: Schema;
  /** Of each file, as in Readings. */
  readonly status: Uint16Array;
}

export interface GatherParts {
  readonly probe: HostProbe;
  /** Of the subsystems that are read at all. */
  readonly catalog: readonly CatalogFile[];
  readonly places: ProductPlaces;
  /** @returns undefined before the first sweep is done. @param fuse says which mounts are better left alone. */
  readonly readTree: (fuse: readonly FuseMount[]) => TreeState | undefined;
  /** Reads KVM's statistics by both roads, of virtual machines that are there now; left out: nobody can. */
  readonly compareRoads?: () => KvmRoads;
}

/** Looks at the host and at what is read of it. */
export async function gatherFacts(parts: GatherParts): Promise<HostFacts> {
  const { catalog, places, readTree } = parts;
  const mountinfo = foundIn(await parts.probe.readText('/proc/self/mountinfo'));
  const mounts = mountinfo === undefined ? undefined : parseMountinfo(mountinfo);
  const probe = besideFuse(parts.probe, mounts ?? []);
  const [kernel, process, fuse, filesystems, features, product] = await Promise.all([
    gatherKernel(probe),
    gatherProcess(probe),
    gatherFuse(probe, mounts ?? []),
    gatherFilesystems(probe, mounts ?? []),
    gatherFeatures(probe, parts.compareRoads),
    gatherProduct(probe, places),
  ]);
  const tree = readTree(fuse);
  const census = tree && (await takeFullCensus(probe, tree, mounts ?? [], filesystems.lockdown));
  return {
    kernel,
    process,
    mounts,
    fuse,
    filesystems,
    features,
    product,
    census,
    absent: census === undefined ? [] : await findAbsent(probe, catalog, census.paths),
    denied: census === undefined ? [] : groupByEntry(catalog, deniedFiles(census.total)),
    catalogued: subsystemsByFilesystem(catalog),
    onDemand: onDemandIn(catalog),
  };
}

/** The catalog calls both versions of cgroups by one name; the mount that a file lies on tells them apart. */
async function takeFullCensus(
  probe: HostProbe,
  { schema, status }: TreeState,
  mounts: readonly Mount[],
  lockdown: Look<string>,
): Promise<Census> {
  const tried = await tryUnread(probe, schema, status, lockdown);
  return takeCensus(schema, tried, ({ filesystem, path }) =>
    filesystem === 'cgroup' ? (holderOf(mounts, path)?.type ?? filesystem) : filesystem,
  );
}
