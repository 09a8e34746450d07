import { CONFIG, type DoctorCase, inContainer } from './doctor-case.ts';
import { asNobody, WHOLE_TREE } from './doctor-host.ts';
import type { MemoryHost } from './memory-host.ts';

const EOPNOTSUPP = 95;

/** No module, no device, nothing in debugfs. */
const withoutKvm = (host: MemoryHost): MemoryHost =>
  host
    .remove('/dev/kvm')
    .remove('/sys/module')
    .remove('/sys/kernel/debug/kvm')
    .put('/sys/kernel/debug/bdi/x');

/** What a kernel may have been built without, or told to do without, and KVM. */
export const FEATURE_CASES: readonly DoctorCase[] = [
  {
    name: 'a kernel without PSI',
    host: (host) => host.remove('/proc/pressure').edit(CONFIG, 'CONFIG_PSI=y\n', ''),
    options: { tree: WHOLE_TREE.filter(([, , subsystem]) => subsystem !== 'pressure') },
    says: {
      'pressure stall information': ['missing', /CONFIG_PSI is not set/, ''],
      pressure: ['missing', /see pressure stall information/, ''],
    },
  },
  {
    name: 'PSI off by default',
    host: (host) => host.remove('/proc/pressure'),
    says: {
      'pressure stall information': [
        'off',
        /the default of this kernel/,
        'add psi=1 to the kernel command line and reboot',
      ],
    },
  },
  {
    name: 'PSI off by a parameter, told by its file',
    host: (host) =>
      host.fail('/proc/pressure/cpu', EOPNOTSUPP).edit('/proc/cmdline', 'quiet', 'psi=0'),
    says: {
      'pressure stall information': [
        'off',
        /psi= says so/,
        'add psi=1 to the kernel command line and reboot',
      ],
    },
  },
  {
    name: 'a kernel of which nobody knows how it was built',
    host: (host) => host.remove(CONFIG).remove('/proc/pressure').remove('/proc/schedstat'),
    says: {
      configuration: ['unknown', /not known/, ''],
      'pressure stall information': [
        'unknown',
        /not built, or off since boot; the configuration of this kernel cannot be read/,
        'add psi=1 to the kernel command line and reboot',
      ],
      'scheduler statistics': ['missing', /configuration of this kernel cannot be read/, ''],
    },
  },
  {
    name: 'a configuration that lies in /boot',
    host: (host) => host.remove(CONFIG).put('/boot/config-6.18.0', 'CONFIG_PSI=y\n'),
    says: { configuration: ['ok', /\/boot\/config-6\.18\.0/, ''] },
  },
  {
    name: 'scheduler statistics not built',
    host: (host) => host.remove('/proc/schedstat').edit(CONFIG, 'CONFIG_SCHEDSTATS=y\n', ''),
    says: { 'scheduler statistics': ['missing', /CONFIG_SCHEDSTATS is not set/, ''] },
  },
  {
    name: 'switches that are off',
    host: (host) =>
      host
        .put('/proc/sys/kernel/sched_schedstats', '0\n')
        .put('/sys/block/dm 0/queue/iostats', '0\n')
        .put('/sys/fs/ext4/sda1/mb_stats', '0\n'),
    says: {
      'scheduler statistics': ['off', /not counted/, 'sysctl kernel.sched_schedstats=1'],
      'block I/O accounting': [
        'partly',
        /^Off for dm 0, of 2 devices/,
        "echo 1 > '/sys/block/dm 0/queue/iostats'",
      ],
      'ext4 allocator statistics': [
        'off',
        /^Off for sda1, of 1 filesystem/,
        'echo 1 > /sys/fs/ext4/sda1/mb_stats',
      ],
    },
  },
  {
    name: 'a kernel without statistics of SLUB, and without ext4',
    host: (host) =>
      host
        .remove('/sys/kernel/slab')
        .remove('/sys/fs/ext4')
        .put('/sys/kernel/slab/dentry/objects')
        .edit(CONFIG, 'CONFIG_SLUB_STATS=y\n', ''),
    says: {
      'SLUB statistics': ['missing', /CONFIG_SLUB_STATS is not set/, ''],
      'ext4 allocator statistics': ['missing', /No ext4 is mounted/, ''],
    },
  },
  {
    name: 'a kernel with metricfs',
    host: (host) => host.put('/sys/kernel/debug/metricfs/stat/user/values'),
    says: { metricfs: ['ok', /\/sys\/kernel\/debug\/metricfs/, ''] },
  },
  {
    name: 'a module of KVM that is not loaded',
    host: withoutKvm,
    says: {
      '/dev/kvm': ['missing', /the module kvm_intel is not loaded/, 'modprobe kvm_intel'],
      'KVM in debugfs': ['missing', /as there is no KVM/, ''],
      'KVM binary statistics': ['missing', /see \/dev\/kvm/, ''],
    },
  },
  {
    name: 'a CPU that cannot run guests',
    host: (host) => withoutKvm(host).edit('/proc/cpuinfo', ' vmx', ''),
    says: { '/dev/kvm': ['missing', /neither vmx nor svm/, ''] },
  },
  {
    name: 'a CPU whose module was not built',
    host: (host) => withoutKvm(host).edit('/proc/cpuinfo', 'vmx', 'svm'),
    says: { '/dev/kvm': ['missing', /CONFIG_KVM_AMD is not set/, ''] },
  },
  {
    name: 'a kernel without KVM',
    host: (host) => withoutKvm(host).edit(CONFIG, 'CONFIG_KVM=y\n', ''),
    says: { '/dev/kvm': ['missing', /CONFIG_KVM is not set/, ''] },
  },
  {
    name: 'KVM that a container does not show',
    host: (host) => inContainer(host.remove('/dev/kvm')),
    says: {
      '/dev/kvm': ['missing', /not shown here/, 'start the container with --device /dev/kvm'],
    },
  },
  {
    name: 'a kernel older than the binary statistics of KVM',
    host: (host) => {
      host.release = '5.10.0-28-amd64';
      return host;
    },
    says: { 'KVM binary statistics': ['missing', /5\.14/, ''] },
  },
  {
    name: 'Yama, which lets nobody trace others',
    host: (host) => asNobody(host).put('/proc/sys/kernel/yama/ptrace_scope', '1\n'),
    says: { 'KVM binary statistics': ['missing', /ptrace_scope is 1/, 'sudo npx statsfs up'] },
  },
  {
    name: 'statistics of KVM that are read',
    host: (host) => host,
    options: { tree: [['/proc/7/fd/9', 'kvm', 'kvm', 47, 0]] },
    says: { 'KVM binary statistics': ['ok', /1 file, 47 values/, ''] },
  },
  {
    name: 'two roads of KVM that agree',
    host: (host) => host,
    options: { roads: { compared: 44, moving: 2, unreadable: 0, differing: [] } },
    says: { "KVM's two roads": ['ok', /^Agree on 44 statistics; 2 moved meanwhile\.$/, ''] },
  },
  {
    name: 'two roads of KVM that disagree',
    host: (host) => host,
    options: {
      roads: {
        compared: 44,
        moving: 0,
        unreadable: 3,
        differing: [{ path: '/sys/kernel/debug/kvm/7-12/exits', before: 2n, after: 4n, told: 9n }],
      },
    },
    says: {
      "KVM's two roads": ['partly', /1 of 44 statistics; 3 cannot be read in debugfs\.$/, ''],
    },
  },
  {
    name: 'two roads of KVM of which lockdown closes one',
    host: (host) => host,
    options: { roads: { compared: 0, moving: 0, unreadable: 47, differing: [] } },
    says: { "KVM's two roads": ['unknown', /^Not compared; 47 cannot be read in debugfs\.$/, ''] },
  },
];
