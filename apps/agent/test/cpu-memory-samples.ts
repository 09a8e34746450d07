import type { CatalogFile } from '../src/catalog/catalog-entry.ts';
import { MEM_ERRORS } from '../src/catalog/mem-errors.ts';
import { MEM_SLUB_STATS } from '../src/catalog/mem-slub-stats.ts';
import { ZSWAP } from '../src/catalog/mem-swap.ts';

type Samples = Readonly<Record<string, string>>;

const sampleEach = (entries: readonly CatalogFile[], text: string): Samples =>
  Object.fromEntries(entries.map(({ file }) => [file, text]));

const CPU = '/sys/devices/system/cpu';

/** What kernels print of CPUs, the scheduler and memory where the host of the corpus has no such file, or an empty one. */
export const CPU_MEMORY_SAMPLES: Samples = {
  // Documentation/admin-guide/cputopology.rst
  [`${CPU}/offline`]: '2,4-31,32-63\n',
  // Documentation/ABI/testing/sysfs-devices-system-cpu
  [`${CPU}/cpu#/cpuidle/state#/s2idle/usage`]: '0\n',
  [`${CPU}/cpu#/cpuidle/state#/s2idle/time`]: '0\n',
  // Documentation/cpu-freq/cpufreq-stats.rst
  [`${CPU}/cpu#/cpufreq/stats/time_in_state`]:
    '3600000 2089\n3400000 136\n3200000 34\n3000000 67\n2800000 172488\n',
  [`${CPU}/cpu#/cpufreq/stats/total_trans`]: '20\n',
  // show_scaling_cur_freq of drivers/cpufreq/cpufreq.c
  [`${CPU}/cpu#/cpufreq/scaling_cur_freq`]: '2800000\n',
  // therm_throt_device_show_* of drivers/thermal/intel/therm_throt.c
  [`${CPU}/cpu#/thermal_throttle/*`]: '0\n',
  // Documentation/ABI/testing/sysfs-firmware-acpi
  '/sys/firmware/acpi/interrupts/*': '   108\t enable\n',
  // show_schedstat of kernel/sched/stats.c, version 16
  '/proc/schedstat': `version 16
timestamp 4295127136
cpu0 0 0 183230 91238 86110 27101 21343213512 1204431223 91542
domain0 3 4621 4620 0 0 0 0 0 1 0 0 4620 48 48 0 0 0 0 0 0 0 0 48 5421 5321 7 93 0 0 0 0 93 0 0 5321 0 0 0 0 0 0 0 0 0 5112 26 0
cpu1 0 0 179421 90713 84002 26590 20912344180 1190377104 90211
domain0 3 4544 4543 0 0 0 0 0 1 0 0 4543 51 51 0 0 0 0 0 0 0 0 51 5380 5290 9 81 0 0 0 0 81 0 0 5290 0 0 0 0 0 0 0 0 0 5098 31 0
`,
  // Documentation/ABI/testing/sysfs-kernel-{hardlockup,softlockup,rcu_stall}_count
  '/sys/kernel/hardlockup_count': '0\n',
  '/sys/kernel/softlockup_count': '0\n',
  '/sys/kernel/rcu_stall_count': '0\n',
  // Documentation/admin-guide/sysctl/kernel.rst
  '/proc/sys/kernel/hung_task_detect_count': '0\n',
  // proc_sys_kernel(5)
  '/proc/sys/kernel/pty/nr': '2\n',
  // Documentation/ABI/stable/sysfs-devices-node
  '/sys/devices/system/node/node#/memory_failure/*': '0\n',
  // Documentation/ABI/testing/sysfs-kernel-mm-cma
  '/sys/kernel/mm/cma/*/*': '0\n',
  // swap_show of mm/swapfile.c; the host of the corpus has no swap, so only the first line.
  '/proc/swaps': `Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority
/dev/sda2                               partition\t8388604\t\t1536\t\t-2
/swap\\040file                           file\t\t524284\t\t0\t\t10
`,
  // stat_show of mm/slub.c
  ...sampleEach(MEM_SLUB_STATS, '57 C0=20 C1=37\n'),
  // zswap_debugfs_init of mm/zswap.c
  ...sampleEach(ZSWAP, '0\n'),
  // Documentation/ABI/testing/sysfs-devices-edac
  ...sampleEach(MEM_ERRORS, '0\n'),
};
