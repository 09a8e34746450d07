import type { HostProbe, Look } from '../../ports/host-probe.ts';
import type { FeatureFacts, KvmRoads, Switch } from '../facts.ts';
import { gatherKvm } from './kvm.ts';
import { found } from './look.ts';

const CLOCKS = '/sys/devices/system/clocksource/clocksource0';
const SLAB = '/sys/kernel/slab';

/** Statistics that a kernel may have been built or told to do without. */
export async function gatherFeatures(
  probe: HostProbe,
  compareRoads: (() => KvmRoads) | undefined,
): Promise<FeatureFacts> {
  const [pressure, schedstat, schedstatsSwitch, iostats, mbStats, slub, kvm, clock, clocks] =
    await Promise.all([
      probe.readText('/proc/pressure/cpu'),
      probe.modeOf('/proc/schedstat'),
      probe.readText('/proc/sys/kernel/sched_schedstats'),
      gatherSwitches(probe, '/sys/block', 'queue/iostats'),
      gatherSwitches(probe, '/sys/fs/ext4', 'mb_stats'),
      gatherSlub(probe),
      gatherKvm(probe, compareRoads),
      probe.readText(`${CLOCKS}/current_clocksource`),
      probe.readText(`${CLOCKS}/available_clocksource`),
    ]);
  return {
    pressure,
    schedstat,
    schedstatsSwitch,
    iostats,
    mbStats,
    slub,
    kvm,
    clock,
    clocks,
  };
}

/** The same file of each device of a folder; a device without it has no such switch. */
async function gatherSwitches(
  probe: HostProbe,
  directory: string,
  name: string,
): Promise<Look<readonly Switch[]>> {
  const devices = await probe.list(directory);
  if (devices.kind === 'failed') return devices;
  const switches = devices.value.map(async (device): Promise<Switch[]> => {
    const file = `${directory}/${device}/${name}`;
    const text = await probe.readText(file);
    return text.kind === 'found' ? [{ device, file, isOn: text.value.trim() !== '0' }] : [];
  });
  return found((await Promise.all(switches)).flat());
}

async function gatherSlub(probe: HostProbe): Promise<Look<boolean | 'none'>> {
  const caches = await probe.list(SLAB);
  if (caches.kind === 'failed') return caches;
  const [first] = caches.value;
  if (first === undefined) return found('none');
  return found((await probe.modeOf(`${SLAB}/${first}/alloc_fastpath`)).kind === 'found');
}
