import { type DoctorCase, FILESYSTEMS, fuse, MOUNTINFO, unmount } from './doctor-case.ts';
import { asNobody } from './doctor-host.ts';

const EACCES = 13;

/** What is mounted and named here, what reads it, and what the product itself needs. */
export const PLACE_CASES: readonly DoctorCase[] = [
  {
    name: 'plain Node',
    host: (host) => {
      host.reader = 'node';
      return host;
    },
    says: {
      reader: ['partly', /plain Node/, 'npm install koffi'],
      'KVM binary statistics': ['missing', /plain Node/, 'npm install koffi'],
      mounting: ['missing', /koffi/, 'npm install koffi'],
    },
  },
  {
    name: 'few descriptors',
    host: (host) => host.edit('/proc/self/limits', /1048576 {14}/, '256 '),
    says: { descriptors: ['partly', /256 files open/, 'ulimit -n 516 && npx statsfs up'] },
  },
  {
    name: 'a slow clock',
    host: (host) =>
      host.put('/sys/devices/system/clocksource/clocksource0/current_clocksource', 'hpet\n'),
    says: {
      clock: [
        'partly',
        /tells time by hpet/,
        'echo tsc > /sys/devices/system/clocksource/clocksource0/current_clocksource',
      ],
    },
  },
  {
    name: 'processes of others hidden',
    host: (host) =>
      asNobody(host.edit(MOUNTINFO, 'proc proc rw', 'proc proc rw,hidepid=invisible')),
    says: {
      procfs: [
        'partly',
        /hidepid=invisible hides the processes of other users/,
        'sudo mount -o remount,hidepid=0 /proc',
      ],
    },
  },
  {
    name: 'cgroups of version 1 beside an empty version 2',
    host: (host) =>
      host
        .edit(MOUNTINFO, /$/, '31 28 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n')
        .put('/proc/cgroups', '#subsys_name\thierarchy\tnum_cgroups\tenabled\nmemory\t4\t80\t1\n')
        .put('/sys/fs/cgroup/cgroup.controllers', '\n'),
    says: {
      'cgroup v1': ['ok', /memory bound to it\.$/, ''],
      'cgroup v2': ['ok', /its controllers are bound to version 1/, ''],
    },
  },
  {
    name: 'a controller that is switched off',
    host: (host) => host.edit('/proc/cgroups', 'memory\t0\t80\t1', 'memory\t0\t80\t0'),
    says: { 'cgroup v2': ['partly', /memory switched off at boot/, ''] },
  },
  {
    name: 'a FUSE mount that hangs',
    host: (host) => {
      fuse(host, '/mnt/far\\040away').put('/sys/fs/fuse/connections/45/waiting', '3\n');
      host.answers.set('/mnt/far away', 'hung');
      return host;
    },
    options: { folders: [{ name: 'far', directory: '/mnt/far away/stats' }] },
    says: {
      FUSE: ['partly', /^1 of 1 mount by FUSE does not answer\.$/, ''],
      'FUSE /mnt/far away': [
        'missing',
        /does not answer, 3 requests wait for it/,
        'echo 1 > /sys/fs/fuse/connections/45/abort',
      ],
      '--fs far': ['missing', /does not answer/, 'echo 1 > /sys/fs/fuse/connections/45/abort'],
    },
  },
  {
    name: 'a FUSE mount that hangs, and no fusectl',
    host: (host) => {
      host.answers.set('/mnt/x', 'hung');
      return fuse(unmount(host, 'fusectl'), '/mnt/x');
    },
    says: {
      'FUSE /mnt/x': [
        'missing',
        /./,
        'mount -t fusectl fusectl /sys/fs/fuse/connections && echo 1 > /sys/fs/fuse/connections/45/abort',
      ],
    },
  },
  {
    name: 'a FUSE mount whose server has ended, under a name that bites',
    host: (host) => {
      host.answers.set('/mnt/$(id)', 'dead');
      return fuse(host, '/mnt/$(id)', 'fuse.statsfs');
    },
    says: {
      'FUSE /mnt/$(id)': ['missing', /has ended/, "umount --lazy '/mnt/$(id)'"],
      statsfs: ['ok', /1 mounted: \/mnt\/\$\(id\)\.$/, ''],
    },
  },
  {
    name: 'tracefs below debugfs only, and no partition',
    host: (host) => host.edit(MOUNTINFO, '/sys/kernel/tracing', '/sys/kernel/debug/tracing'),
    says: {
      tracefs: [
        'partly',
        /nothing is mounted at \/sys\/kernel\/tracing/,
        'mount -t tracefs tracefs /sys/kernel/tracing',
      ],
      trace: ['missing', /see tracefs/, 'mount -t tracefs tracefs /sys/kernel/tracing'],
      partition: ['missing', /this host has no \/sys\/block\/\*\/\*\/stat\.$/, ''],
    },
  },
  {
    name: 'folders',
    host: (host) => host.put('/srv/good/x'),
    options: {
      folders: [
        { name: 'good', directory: '/srv/good' },
        { name: 'bad', directory: '/srv/bad one' },
      ],
      tree: [
        ['/srv/good/x', 'good', 'good', 1, 0],
        ['/srv/bad one', 'bad', 'bad', 1, 2],
      ],
    },
    says: {
      '--fs good': ['ok', /^\/srv\/good: 1 file, 1 value\.$/, ''],
      '--fs bad': ['missing', /cannot be opened: gone \(ENOENT\)/, "ls -ld '/srv/bad one'"],
    },
  },
  {
    name: 'before the first sweep',
    host: (host) => host,
    options: { tree: undefined },
    says: {
      procfs: ['ok', /counted after the first sweep/, ''],
      mem: ['unknown', /before the first sweep/, ''],
    },
  },
  {
    name: 'no agent',
    host: (host) => host,
    options: { isAgent: false },
    says: { agent: ['missing', /None answers at \/run\/s/, 'npx statsfs up'] },
  },
  {
    name: 'an agent of somebody else',
    host: (host) => asNobody(host).put('/run/s.token').fail('/run/s.token', EACCES),
    options: { isAgent: false },
    says: { agent: ['missing', /may not read \/run\/s\.token/, 'sudo npx statsfs doctor'] },
  },
  {
    name: 'a state folder that is closed',
    host: (host) => asNobody(host).fail('/var/lib/statsfs', EACCES),
    says: { state: ['missing', /not writable/, 'sudo chown 1000 /var/lib/statsfs'] },
  },
  {
    name: 'nothing to mount with',
    host: (host) => {
      host.uid = 1000;
      host.programs.delete('fusermount3');
      return host;
    },
    says: { mounting: ['missing', /fusermount3/, 'install the package fuse3'] },
  },
  {
    name: 'FUSE not loaded',
    host: (host) => host.remove('/dev/fuse').edit(FILESYSTEMS, 'nodev\tfuse\n', ''),
    says: { mounting: ['missing', /not loaded/, 'modprobe fuse'] },
  },
  {
    name: 'no /proc',
    host: (host) => host.remove('/proc'),
    says: {
      procfs: ['missing', /Not mounted at \/proc/, 'mount -t proc proc /proc'],
      debugfs: ['unknown', /mountinfo cannot be read/, ''],
      FUSE: ['unknown', /mountinfo/, ''],
    },
  },
];
