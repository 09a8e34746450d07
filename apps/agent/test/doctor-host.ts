import type { CatalogFile } from '../src/catalog/catalog-entry.ts';
import { examineHost } from '../src/doctor/examine.ts';
import type { KvmRoads } from '../src/doctor/facts.ts';
import { type Finding, mendText } from '../src/doctor/finding.ts';
import type { TreeState } from '../src/doctor/gather/gather-facts.ts';
import { MemoryHost } from './memory-host.ts';

const MOUNTINFO = `22 1 8:1 / / rw - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw - proc proc rw
24 22 0:22 / /sys rw - sysfs sysfs rw
25 24 0:8 / /sys/kernel/debug rw - debugfs debugfs rw
26 24 0:9 / /sys/kernel/tracing rw - tracefs tracefs rw
27 24 0:10 / /sys/kernel/security rw - securityfs securityfs rw
28 24 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw
29 24 0:29 / /sys/fs/fuse/connections rw - fusectl fusectl rw
`;

const TYPES = ['proc', 'sysfs', 'debugfs', 'tracefs', 'securityfs', 'cgroup', 'cgroup2', 'fuse'];

const CONFIG = `CONFIG_PSI=y
CONFIG_SCHEDSTATS=y
CONFIG_DEBUG_FS=y
CONFIG_SLUB_STATS=y
CONFIG_KVM=y
CONFIG_KVM_INTEL=m
# CONFIG_KVM_AMD is not set
CONFIG_FUSE_FS=m
`;

const CONTROLLERS = `#subsys_name\thierarchy\tnum_cgroups\tenabled
cpu\t0\t80\t1
memory\t0\t80\t1
`;

const FILES: Readonly<Record<string, string>> = {
  '/proc/self/mountinfo': MOUNTINFO,
  '/proc/self/stat': '7 (node) R 1\n',
  '/proc/filesystems': TYPES.map((type) => `nodev\t${type}\n`).join(''),
  '/proc/self/status': 'Name:\tnode\nUid:\t0\t0\t0\t0\nCapEff:\t000001ffffffffff\n',
  '/proc/self/limits':
    'Max open files            1048576              1048576              files\n',
  '/proc/config.gz': CONFIG,
  '/proc/cmdline': 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 quiet\n',
  '/proc/cgroups': CONTROLLERS,
  '/proc/cpuinfo': 'processor\t: 0\nflags\t\t: fpu vmx sse2\n',
  '/proc/pressure/cpu': 'some avg10=0.00 avg60=0.00 avg300=0.00 total=7\n',
  '/proc/schedstat': 'version 17\n',
  '/proc/sys/kernel/sched_schedstats': '1\n',
  '/proc/vmstat': 'pgfault 7\n',
  '/proc/slabinfo': 'slabinfo - version: 2.1\n',
  '/sys/kernel/security/lockdown': '[none] integrity confidentiality\n',
  '/sys/fs/cgroup/cgroup.controllers': 'cpu memory\n',
  '/sys/block/sda/queue/iostats': '1\n',
  '/sys/fs/ext4/sda1/mb_stats': '1\n',
  '/sys/kernel/slab/dentry/alloc_fastpath': '7\n',
  '/sys/module/kvm/refcnt': '1\n',
  '/sys/module/kvm_intel/refcnt': '0\n',
  '/sys/kernel/debug/kvm/exits': '7\n',
  '/sys/kernel/debug/kvm/4711-12/exits': '7\n',
  '/sys/devices/system/clocksource/clocksource0/current_clocksource': 'tsc\n',
  '/sys/devices/system/clocksource/clocksource0/available_clocksource': 'tsc hpet acpi_pm \n',
  '/dev/kvm': '',
  '/dev/fuse': '',
  '/var/lib/statsfs/pins.db': '',
};

/** A host of iron on which root finds everything. */
export function wholeHost(): MemoryHost {
  const host = new MemoryHost();
  for (const [path, text] of Object.entries(FILES)) host.put(path, text);
  const inodes = { user: 4026531837, pid: 4026531836, cgroup: 4026531835 };
  for (const [name, inode] of Object.entries(inodes)) {
    host.links.set(`/proc/self/ns/${name}`, `${name}:[${inode}]`);
  }
  return host;
}

/** The same, as somebody without any right sees it. */
export function asNobody(host: MemoryHost): MemoryHost {
  host.uid = 1000;
  host.closed.add('/sys/kernel/debug');
  host.closed.add('/sys/kernel/tracing');
  return host.edit('/proc/self/status', '000001ffffffffff', '0000000000000000');
}

const entry = (file: string, at: string, filesystem: CatalogFile['filesystem']): CatalogFile => ({
  file,
  at,
  filesystem,
  format: { kind: 'flat-keyed' },
  reference: 'proc(5)',
  values: {},
});

const CATALOG: readonly CatalogFile[] = [
  entry('/proc/vmstat', 'mem/vmstat', 'procfs'),
  entry('/proc/#/stat', 'proc/#/stat', 'procfs'),
  entry('/proc/#/ksm_stat', 'proc/#/ksm_stat', 'procfs'),
  entry('/proc/slabinfo', 'mem/slab', 'procfs'),
  entry('/proc/pressure/*', 'pressure/*', 'procfs'),
  entry('/sys/kernel/debug/kvm/*', 'kvm/*', 'debugfs'),
  entry('/sys/kernel/tracing/per_cpu/cpu#/stats', 'trace/#', 'tracefs'),
  entry('/sys/block/*/*/stat', 'partition/*', 'sysfs'),
];

/** One file of a tree: what it lies on, where its values stand, how many there are, and the status of its last read. */
export type TreeFile = readonly [
  path: string,
  filesystem: string,
  subsystem: string,
  values: number,
  status: number,
];

export const WHOLE_TREE: readonly TreeFile[] = [
  ['/proc/vmstat', 'procfs', 'mem', 190, 0],
  ['/proc/slabinfo', 'procfs', 'mem', 10, 0],
  ['/proc/pressure/cpu', 'procfs', 'pressure', 8, 0],
  ['/sys/kernel/debug/kvm/exits', 'debugfs', 'kvm', 1, 0],
];

/** A tree whose sources are its subsystems. */
function treeOf(files: readonly TreeFile[]): TreeState {
  const tops = [...new Set(files.map(([, , subsystem]) => subsystem))];
  const source = (name: string, parent: number) => ({ parent, name, identity: name, label: '' });
  return {
    schema: {
      epoch: 'epoch',
      generation: 1,
      host: { name: 'orion', kernel: '6.18.0', bootId: 'b0-07' },
      sets: [],
      descriptors: [],
      sources: [source('', -1), ...tops.map((name) => source(name, 0))],
      files: files.map(([path, filesystem, , slotCount], at) => ({
        path,
        filesystem,
        mode: 0o444,
        firstSlot: at,
        slotCount,
      })),
      values: files.flatMap(([, , subsystem, values], file) =>
        Array.from({ length: values }, () => ({
          source: tops.indexOf(subsystem) + 1,
          descriptor: 0,
          file,
          firstSlot: 0,
          sets: [],
        })),
      ),
      slotCount: files.length,
    },
    status: Uint16Array.from(files.map(([, , , , status]) => status)),
  };
}

export interface ExamineOptions {
  /** Undefined: the first sweep is not done. */
  readonly tree?: readonly TreeFile[] | undefined;
  readonly folders?: readonly { readonly name: string; readonly directory: string }[];
  readonly isAgent?: boolean;
  /** What comparing KVM's two roads comes to; left out: nobody compares. */
  readonly roads?: KvmRoads;
}

/** What is said of a host. */
export async function examine(
  host: MemoryHost,
  options: ExamineOptions = {},
): Promise<readonly Finding[]> {
  const { tree, folders = [], isAgent = true, roads } = { tree: WHOLE_TREE, ...options };
  const places = { socketPath: '/run/s', stateDir: '/var/lib/statsfs', folders, isAgent };
  const readTree = () => tree && treeOf(tree);
  const compareRoads = roads && { compareRoads: () => roads };
  const parts = { probe: host.probe(), catalog: CATALOG, places, readTree, ...compareRoads };
  return (await examineHost(parts, () => 0)).findings;
}

/** One finding, with what mends it in words. */
export interface Told {
  readonly state: Finding['state'];
  readonly detail: string;
  readonly mend: string;
  readonly items: readonly string[];
}

/** What is said of one thing; of two of that name the first. */
export function told(findings: readonly Finding[], what: string): Told {
  const finding = findings.find((candidate) => candidate.what === what);
  if (finding === undefined) throw new Error(`Nothing is said of ${what}`);
  const { state, detail, mend, items } = finding;
  return { state, detail, mend: mendText(mend), items };
}
