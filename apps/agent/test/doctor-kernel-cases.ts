import { LOCKDOWN } from '@statsfs/core/model';
import { CONFIG, type DoctorCase, FILESYSTEMS, inContainer, unmount } from './doctor-case.ts';
import { asNobody, WHOLE_TREE } from './doctor-host.ts';

const EACCES = 13;

/** Filesystems of the kernel, rights and lockdown. */
export const KERNEL_CASES: readonly DoctorCase[] = [
  {
    name: 'a whole host',
    host: (host) => host,
    says: {
      rights: [
        'ok',
        /^Runs as uid 0 with CAP_SYS_ADMIN.*; no file of the tree is closed to it\.$/,
        '',
      ],
      lockdown: ['ok', /not locked down/, ''],
      procfs: ['ok', /^Mounted at \/proc: 3 files, 208 values\.$/, ''],
      debugfs: ['ok', /^Mounted at \/sys\/kernel\/debug: 1 file, 1 value\.$/, ''],
      'cgroup v2': ['ok', /with cpu and memory\.$/, ''],
      '/dev/kvm': ['ok', /^KVM is there, by kvm and kvm_intel\.$/, ''],
      'KVM in debugfs': ['ok', /1 virtual machine\.$/, ''],
      mem: ['ok', /^2 files, 200 values\.$/, ''],
      proc: ['ok', /^Read only while somebody looks.*; 1 kind of file not on this host\.$/, ''],
      agent: ['ok', /^Answers at \/run\/s/, ''],
      mounting: ['ok', /can publish/, ''],
    },
  },
  {
    name: 'debugfs not mounted',
    host: (host) => unmount(host, 'debugfs').remove('/sys/kernel/debug'),
    options: { tree: WHOLE_TREE.slice(0, 3) },
    says: {
      debugfs: [
        'missing',
        /^Not mounted; this kernel has it\.$/,
        'mount -t debugfs debugfs /sys/kernel/debug',
      ],
      'KVM in debugfs': ['missing', /debugfs is not there/, ''],
      kvm: ['missing', /see debugfs/, 'mount -t debugfs debugfs /sys/kernel/debug'],
    },
  },
  {
    name: 'a container without debugfs',
    host: (host) => inContainer(unmount(host, 'debugfs').remove('/sys/kernel/debug')),
    options: { tree: WHOLE_TREE.slice(0, 3) },
    says: {
      debugfs: [
        'missing',
        /^Not mounted/,
        'start the container with --volume /sys/kernel/debug:/sys/kernel/debug:ro',
      ],
      namespaces: ['partly', /\/\.dockerenv is there.*pid and cgroup namespaces of its own/, ''],
      rights: ['ok', /without CAP_SYS_ADMIN/, ''],
    },
  },
  {
    name: 'a container that has the right to mount',
    host: (host) => {
      inContainer(unmount(host, 'debugfs').remove('/sys/kernel/debug'));
      return host.edit('/proc/self/status', '00000000a80425fb', '000001ffffffffff');
    },
    says: { debugfs: ['missing', /./, 'mount -t debugfs debugfs /sys/kernel/debug'] },
  },
  {
    name: 'a host on which docker left its mark',
    host: (host) => unmount(host, 'debugfs').put('/.dockerenv'),
    says: {
      debugfs: ['missing', /./, 'mount -t debugfs debugfs /sys/kernel/debug'],
      namespaces: ['ok', /of the host \(\/\.dockerenv is there\)\.$/, ''],
    },
  },
  {
    name: 'a kernel without debugfs',
    host: (host) =>
      unmount(host, 'debugfs')
        .edit(FILESYSTEMS, 'nodev\tdebugfs\n', '')
        .edit(CONFIG, 'CONFIG_DEBUG_FS=y\n', ''),
    says: {
      debugfs: ['missing', /^Not built.*CONFIG_DEBUG_FS is not set in \/proc\/config\.gz\.$/, ''],
    },
  },
  {
    name: 'debugfs switched off at boot',
    host: (host) =>
      unmount(host, 'debugfs')
        .edit(FILESYSTEMS, 'nodev\tdebugfs\n', '')
        .edit('/proc/cmdline', 'quiet', 'debugfs=off'),
    says: {
      debugfs: ['off', /switched off/, 'add debugfs=on to the kernel command line and reboot'],
    },
  },
  {
    name: 'somebody without rights',
    host: asNobody,
    options: {
      tree: [
        ['/proc/vmstat', 'procfs', 'mem', 190, 0],
        ['/proc/slabinfo', 'procfs', 'mem', 1, EACCES],
        ['/proc/pressure/cpu', 'procfs', 'pressure', 8, 0],
      ],
    },
    says: {
      rights: [
        'partly',
        /^Runs as uid 1000 without .*root would add 3 files/,
        'sudo npx statsfs up',
      ],
      procfs: ['partly', /1 unreadable: 1 permission denied \(EACCES\)/, 'sudo npx statsfs up'],
      debugfs: ['missing', /closed to this process/, 'sudo npx statsfs up'],
      tracefs: ['missing', /closed to this process/, 'sudo npx statsfs up'],
      trace: ['missing', /see tracefs/, 'sudo npx statsfs up'],
      'KVM in debugfs': ['unknown', /Closed/, 'sudo npx statsfs up'],
      'KVM binary statistics': ['partly', /as uid 1000\.$/, 'sudo npx statsfs up'],
      mem: ['partly', /^2 files, 190 values; 1 unreadable/, 'sudo npx statsfs up'],
    },
  },
  {
    name: 'somebody without rights, where a command of root helps',
    host: (host) =>
      asNobody(unmount(host, 'tracefs'))
        .put('/sys/block/sda/queue/iostats', '0\n')
        .put('/proc/sys/kernel/sched_schedstats', '0\n'),
    says: {
      tracefs: ['missing', /./, 'sudo mount -t tracefs tracefs /sys/kernel/tracing'],
      'block I/O accounting': ['off', /./, "sudo sh -c 'echo 1 > /sys/block/sda/queue/iostats'"],
      'scheduler statistics': ['off', /./, 'sudo sysctl kernel.sched_schedstats=1'],
    },
  },
  {
    name: 'root of a user namespace',
    host: (host) => {
      host.links.set('/proc/self/ns/user', 'user:[4026532999]');
      return unmount(host, 'tracefs').put('/sys/block/sda/queue/iostats', '0\n');
    },
    options: { tree: [['/proc/slabinfo', 'procfs', 'mem', 1, EACCES]] },
    says: {
      rights: ['partly', /root of a user namespace is nobody on the host/, ''],
      tracefs: [
        'missing',
        /./,
        'start the container with --volume /sys/kernel/tracing:/sys/kernel/tracing:ro',
      ],
      'block I/O accounting': [
        'off',
        /./,
        'on the host, as root: echo 1 > /sys/block/sda/queue/iostats',
      ],
    },
  },
  {
    name: 'a kernel that is locked down',
    host: (host) => host.put('/sys/kernel/security/lockdown', 'none [integrity] confidentiality\n'),
    options: {
      tree: [
        ...WHOLE_TREE.slice(0, 3),
        ['/sys/kernel/debug/kvm/exits', 'debugfs', 'kvm', 1, LOCKDOWN],
        ['/sys/kernel/debug/kvm/pages_4k', 'debugfs', 'kvm', 1, 0],
      ],
    },
    says: {
      lockdown: ['partly', /^Locked down \(integrity\).*nothing lifts it before a reboot/, ''],
      debugfs: ['partly', /1 unreadable: 1 kernel lockdown \(EPERM\)/, ''],
      'KVM in debugfs': ['partly', /lockdown refuses every counter/, ''],
      'KVM binary statistics': ['ok', /./, ''],
    },
  },
  {
    name: 'lockdown that cannot be told',
    host: (host) => unmount(host, 'securityfs').remove('/sys/kernel/security'),
    says: {
      lockdown: [
        'unknown',
        /^Not known: securityfs/,
        'mount -t securityfs securityfs /sys/kernel/security',
      ],
    },
  },
  {
    name: 'a kernel without lockdown',
    host: (host) => host.remove('/sys/kernel/security/lockdown').put('/sys/kernel/security/lsm'),
    says: { lockdown: ['ok', /has no lockdown/, ''] },
  },
];
