type Samples = Readonly<Record<string, string>>;

const inEveryGroup = (samples: Samples, mount = ''): Samples =>
  Object.fromEntries(
    Object.entries(samples).map(([name, text]) => [`/sys/fs/cgroup/${mount}**/${name}`, text]),
  );

const MEMORY_EVENTS =
  'low 0\nhigh 7\nmax 51\noom 1\noom_kill 1\noom_group_kill 0\nsock_throttled 0\n';

/** memory.stat of Linux 6.12, and what came to it until 6.18 (mm/memcontrol.c). */
const MEMORY_STAT = `anon 7041024
file 8409088
kernel 352256
kernel_stack 49152
pagetables 77824
sec_pagetables 0
percpu 1536
sock 0
vmalloc 0
shmem 0
zswap 0
zswapped 0
file_mapped 4214784
file_dirty 8192
file_writeback 0
swapcached 0
anon_thp 0
file_thp 0
shmem_thp 0
inactive_anon 7036928
active_anon 4096
inactive_file 8388608
active_file 20480
unevictable 0
slab_reclaimable 104448
slab_unreclaimable 96256
hugetlb 0
slab 200704
workingset_refault_anon 0
workingset_refault_file 5
workingset_activate_anon 0
workingset_activate_file 0
workingset_restore_anon 0
workingset_restore_file 0
workingset_nodereclaim 0
pgdemote_kswapd 0
pgdemote_direct 0
pgdemote_khugepaged 0
pgdemote_proactive 0
pgpromote_success 0
pswpin 0
pswpout 0
pgscan 0
pgsteal 0
pgscan_kswapd 0
pgscan_direct 0
pgscan_khugepaged 0
pgscan_proactive 0
pgsteal_kswapd 0
pgsteal_direct 0
pgsteal_khugepaged 0
pgsteal_proactive 0
pgfault 19342
pgmajfault 0
pgrefill 0
pgactivate 5
pgdeactivate 0
pglazyfree 0
pglazyfreed 0
swpin_zero 0
swpout_zero 0
zswpin 0
zswpout 0
zswpwb 0
thp_fault_alloc 0
thp_collapse_alloc 0
thp_swpout 0
thp_swpout_fallback 0
numa_pages_migrated 0
numa_pte_updates 0
numa_hint_faults 0
numa_task_migrated 0
numa_task_swapped 0
`;

/** Controllers of the unified hierarchy, which the host of the corpus has bound to version 1. */
const UNIFIED = inEveryGroup({
  // Documentation/admin-guide/cgroup-v2.rst
  'irq.pressure': 'full avg10=0.00 avg60=0.00 avg300=0.00 total=0\n',
  // kernel/sched/core.c, cpu_local_stat_show
  'cpu.stat.local': 'throttled_usec 0\n',
  // The document's own example; what io.latency and io.cost add is in block/blk-iolatency.c and block/blk-iocost.c.
  'io.stat':
    '8:16 rbytes=1459200 wbytes=314773504 rios=192 wios=353 dbytes=0 dios=0\n' +
    '8:0 rbytes=90430464 wbytes=299008000 rios=8950 wios=1252 dbytes=50331648 dios=3021' +
    ' use_delay=1 delay_nsec=2500 missed=0 total=18 depth=max avg_lat=120 win=100' +
    ' cost.vrate=100.00 cost.usage=5105 cost.wait=0 cost.indebt=0 cost.indelay=0\n',
  'memory.current': '16072704\n',
  'memory.peak': '16072704\n',
  'memory.swap.current': '0\n',
  'memory.swap.peak': '0\n',
  'memory.zswap.current': '0\n',
  'memory.stat': MEMORY_STAT,
  'memory.numa_stat':
    'anon N0=7041024 N1=0\nfile N0=8409088 N1=4096\nworkingset_refault_file N0=5 N1=0\n' +
    'pgpromote_success N0=0 N1=3\n',
  'memory.events': MEMORY_EVENTS,
  'memory.events.local': MEMORY_EVENTS,
  'memory.swap.events': 'high 0\nmax 0\nfail 0\n',
  'pids.current': '12\n',
  'pids.peak': '18\n',
  'pids.events': 'max 0\n',
  'pids.events.local': 'max 0\n',
  'hugetlb.*.current': '2097152\n',
  'hugetlb.*.rsvd.current': '2097152\n',
  'hugetlb.*.events': 'max 0\n',
  'hugetlb.*.events.local': 'max 0\n',
  'hugetlb.*.numa_stat': 'total=2097152 N0=2097152\n',
  'rdma.current': 'mlx4_0 hca_handle=1 hca_object=20\nocrdma1 hca_handle=1 hca_object=23\n',
  'misc.current': 'res_a 3\nres_b 0\n',
  'misc.peak': 'res_a 10\nres_b 8\n',
  'misc.events': 'res_a.max 0\nres_b.max 0\n',
  'misc.events.local': 'res_a.max 0\nres_b.max 0\n',
});

const CPU_STAT =
  'nr_periods 4\nnr_throttled 1\nthrottled_time 80912\nwait_sum 5\nnr_bursts 0\nburst_time 0\n';

/** Documentation/admin-guide/cgroup-v1/cpuacct.rst, kernel/sched/cpuacct.c and kernel/sched/core.c. */
const ACCOUNTING: Samples = {
  'cpuacct.usage': '151343000\n',
  'cpuacct.usage_user': '150000000\n',
  'cpuacct.usage_sys': '1343000\n',
  'cpuacct.usage_percpu': '151343000 0 \n',
  'cpuacct.usage_percpu_user': '150000000 0 \n',
  'cpuacct.usage_percpu_sys': '1343000 0 \n',
  'cpuacct.usage_all': 'cpu user system\n0 150000000 1343000\n1 0 0\n',
};

/** Where systemd mounts both controllers together. */
const TOGETHER = 'cpu,cpuacct/';

const JOINT: Samples = {
  ...inEveryGroup(
    {
      'cpuacct.stat': 'user 15\nsystem 0\n',
      'cpu.stat': CPU_STAT,
      'cpu.stat.local': 'throttled_time 80912\n',
    },
    TOGETHER,
  ),
  ...Object.fromEntries(
    ['', '*/**/'].flatMap((below) =>
      Object.entries(ACCOUNTING).map(([name, text]) => [
        `/sys/fs/cgroup/${TOGETHER}${below}${name}`,
        text,
      ]),
    ),
  ),
};

/** Documentation/admin-guide/cgroup-v1/hugetlb.rst */
const HUGETLB = inEveryGroup(
  {
    'hugetlb.*.rsvd.usage_in_bytes': '0\n',
    'hugetlb.*.usage_in_bytes': '0\n',
    'hugetlb.*.rsvd.max_usage_in_bytes': '2097152\n',
    'hugetlb.*.max_usage_in_bytes': '2097152\n',
    'hugetlb.*.rsvd.failcnt': '0\n',
    'hugetlb.*.failcnt': '0\n',
  },
  'hugetlb/',
);

const operations = (total: number): string =>
  `8:0 Read ${total}\n8:0 Write 0\n8:0 Sync ${total}\n8:0 Async 0\n8:0 Discard 0\n8:0 Total ${total}\nTotal ${total}\n`;

const both = (name: string, text: string): Samples => ({
  [`blkio.bfq.${name}`]: text,
  [`blkio.bfq.${name}_recursive`]: text,
});

/** Documentation/admin-guide/cgroup-v1/blkio-controller.rst, block/blk-cgroup-rwstat.c and block/bfq-cgroup.c. */
const BLKIO = inEveryGroup(
  {
    'blkio.throttle.io_service_bytes': operations(4296704),
    'blkio.throttle.io_service_bytes_recursive': operations(4296704),
    'blkio.throttle.io_serviced': operations(10),
    'blkio.throttle.io_serviced_recursive': operations(10),
    ...both('io_service_bytes', operations(4096)),
    ...both('io_serviced', operations(1)),
    ...both('io_service_time', operations(80000)),
    ...both('io_wait_time', operations(1000)),
    ...both('io_merged', operations(0)),
    ...both('io_queued', operations(0)),
    ...both('sectors', '8:0 8\n'),
    'blkio.bfq.avg_queue_size': '8:0 1\n',
    'blkio.bfq.group_wait_time': '8:0 0\n',
    'blkio.bfq.idle_time': '8:0 0\n',
    'blkio.bfq.empty_time': '8:0 0\n',
    'blkio.bfq.dequeue': '8:0 0\n',
  },
  'blkio/',
);

/** What kernels print of cgroups and virtual machines where the host of the corpus has no such file, or an idle one. */
export const CGROUP_KVM_SAMPLES: Samples = {
  ...UNIFIED,
  ...JOINT,
  ...HUGETLB,
  ...BLKIO,
  // arch/x86/kvm/debugfs.c
  '/sys/kernel/debug/kvm/#-#/mmu_rmaps_stat':
    'Rmap_Count:\t0\t1\t2-3\t4-7\t8-15\t16-31\t32-63\t64-127\t128-255\t256-511\t512-1023\t\n' +
    'Level=4K:\t130560\t510\t2\t0\t0\t0\t0\t0\t0\t0\t0\t\n' +
    'Level=2M:\t255\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t\n' +
    'Level=1G:\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t\n',
};
