type Samples = Readonly<Record<string, string>>;

const sampleEach = (directory: string, names: readonly string[], text: string): Samples =>
  Object.fromEntries(names.map((name) => [`${directory}/${name}`, text]));

/** Numbers from one on, as many as a row has. */
const row = (name: string, count: number): string =>
  `${[name, ...Array.from({ length: count }, (_, i) => i + 1)].join(' ')}\n`;

const RING_BUFFER = `entries: 12
overrun: 3
commit overrun: 0
bytes: 620
oldest event ts:  4711.100042
now ts:  4712.000001
dropped events: 0
read events: 5
`;

const RPC_NETWORK = 'net 4 1 3 2\n';

/** What kernels print of block devices, file systems and networks where the host of the corpus has no such file. */
export const BLOCK_FS_NET_SAMPLES: Samples = {
  // Documentation/block/stat.rst
  '/sys/block/*/*#/stat': row('', 17),
  // Documentation/admin-guide/blockdev/zram.rst
  '/sys/block/zram#/bd_stat': '       3        2        1\n',
  // tracing_stats_read of kernel/trace/trace.c
  '/sys/kernel/tracing/per_cpu/cpu#/stats': RING_BUFFER,
  '/sys/kernel/tracing/instances/*/per_cpu/cpu#/stats': RING_BUFFER,
  // rt6_stats_seq_show of net/ipv6/route.c
  '/proc/net/rt6_stats': '0009 0006 004e 0007 0000 0000 0000\n',
  // Documentation/filesystems/fuse.rst
  '/sys/fs/fuse/connections/#/waiting': '0\n',
  // ext4_seq_mb_stats_show of fs/ext4/mballoc.c, of a file system that counts; the corpus has another beside it that does not
  '/proc/fs/ext4/*/mb_stats':
    'mballoc:\n\treqs: 8\n\tsuccess: 8\n\tgroups_scanned: 8\n\tcr_p2_aligned_stats:\n\t\thits: 8\n\t\tgroups_considered: 14\n' +
    '\t\textents_scanned: 8\n\t\tuseless_loops: 0\n\textents_scanned: 8\n\t\tgoal_hits: 0\n\t\tstream_goal_hits: 2\n' +
    '\t\tlen_goal_hits: 8\n\t\t2^n_hits: 8\n\t\tbreaks: 0\n\t\tlost: 0\n\tbuddies_generated: 8/8\n\tbuddies_time_used: 4810\n' +
    '\tpreallocated: 16384\n\tdiscarded: 6144\n',
  // xfs_stats_format of fs/xfs/xfs_stats.c
  '/sys/fs/xfs/*/stats/stats': [
    row('extent_alloc', 4),
    row('abt', 4),
    row('vnodes', 8),
    row('abtb2', 15),
    row('rmapbt_mem', 15),
    row('qm', 8),
    row('xpc', 3),
    'defer_relog 0\ndebug 0\n',
  ].join(''),
  // Documentation/ABI/testing/sysfs-fs-xfs
  ...sampleEach(
    '/sys/fs/xfs/*/log',
    ['reserve_grant_head_bytes', 'write_grant_head_bytes'],
    '180224\n',
  ),
  // btrfs_commit_stats_show of fs/btrfs/sysfs.c
  '/sys/fs/btrfs/*/commit_stats':
    'commits 123\ncur_commit_ms 0\nlast_commit_ms 11\nmax_commit_ms 150\ntotal_commit_ms 2000\n',
  // btrfs_devinfo_error_stats_show of fs/btrfs/sysfs.c
  '/sys/fs/btrfs/*/devinfo/*/error_stats':
    'write_errs 0\nread_errs 0\nflush_errs 0\ncorruption_errs 0\ngeneration_errs 0\n',
  // SPACE_INFO_ATTR of fs/btrfs/sysfs.c
  ...sampleEach(
    '/sys/fs/btrfs/*/allocation/*',
    [
      'total_bytes',
      'bytes_used',
      'bytes_pinned',
      'bytes_reserved',
      'bytes_may_use',
      'bytes_readonly',
      'bytes_zone_unusable',
      'disk_total',
      'disk_used',
      'reclaim_count',
      'reclaim_errors',
      'reclaim_bytes',
    ],
    '8388608\n',
  ),
  // rpc_proc_show of net/sunrpc/stats.c
  '/proc/net/rpc/nfs': `${RPC_NETWORK}rpc 9 0 9\n${row('proc3 22', 22)}${row('proc4 69', 69)}`,
  // nfsd_show of fs/nfsd/stats.c
  '/proc/net/rpc/nfsd':
    'rc 0 2 7\nfh 0 0 0 0 0\nio 4096 8192\nth 8 0 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000 0.000\n' +
    `ra 0 0 0 0 0 0 0 0 0 0 0 0\n${RPC_NETWORK}rpc 9 0 0 0 0\n${row('proc3 22', 22)}${row('proc4 2', 2)}` +
    `${row('proc4ops 76', 76)}wdeleg_getattr 0\n`,
  // Documentation/filesystems/nfs/knfsd-stats.rst
  '/proc/fs/nfsd/pool_stats':
    '# pool packets-arrived sockets-enqueued threads-woken threads-timedout\n0 9 0 9 0\n',
  // tls_statistics_seq_show of net/tls/tls_proc.c
  '/proc/net/tls_stat': ['TlsCurrTxSw', 'TlsTxSw', 'TlsDecryptError', 'TlsRxDeviceResync']
    .map((name) => `${name.padEnd(32)}\t0\n`)
    .join(''),
};
