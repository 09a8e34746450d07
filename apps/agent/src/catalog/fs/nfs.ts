import type { LinePattern } from '@statsfs/core/format';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import {
  cumulative,
  describeEach,
  floating,
  undescribed,
  type ValueTemplate,
} from '../value-template.ts';
import { NFS3_PROCEDURES, NFS4_CLIENT_CALLS, NFS4_OPERATIONS } from './nfs-operations.ts';

/** struct rpc_stat and struct svc_stat count in unsigned int. */
const counted = (noun: string): ValueTemplate => ({ ...cumulative(countOf(noun)), width: 32 });

/** How many numbers there are, and then one for each operation. */
const operations = (row: string, names: readonly string[]): LinePattern =>
  [row, '{_}', ...names.map((name) => (name === '_' ? '{_}' : `{${row}_${name}}`))].join(' ');

/** Version 2 by number, for hardly anybody has it any longer. */
const VERSION_2: LinePattern = 'proc2 {_} {proc2[procedure]}';
const NETWORK: LinePattern = 'net {packets} {udp_packets} {tcp_packets} {tcp_connections}';

const PACKETS = {
  ...describeEach(counted('packets'), {
    packets: 'Packets handled.',
    udp_packets: 'Packets that came by UDP.',
    tcp_packets: 'Packets that came by TCP.',
  }),
  ...describeEach(counted('connections'), { tcp_connections: 'Connections by TCP.' }),
};

/** NFS, as a client and as a server. */
export const NFS: readonly CatalogFile[] = [
  {
    file: '/proc/net/rpc/nfs',
    at: 'fs/nfs',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        NETWORK,
        'rpc {calls} {retransmissions} {auth_refreshes}',
        VERSION_2,
        operations('proc3', NFS3_PROCEDURES),
        operations('proc4', NFS4_CLIENT_CALLS),
      ],
    },
    reference: 'rpc_proc_show of net/sunrpc/stats.c',
    values: {
      ...PACKETS,
      ...describeEach(counted('calls'), {
        calls: 'Calls made.',
        retransmissions: 'Calls made again for lack of an answer.',
        auth_refreshes: 'Times that credentials were renewed.',
      }),
    },
    patterns: [{ match: 'proc*', meta: undescribed(counted('calls')) }],
  },
  {
    file: '/proc/net/rpc/nfsd',
    at: 'fs/nfsd',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        'rc {reply_cache_hits} {reply_cache_misses} {not_cached}',
        'fh {stale_handles} {…}',
        'io {bytes_read} {bytes_written}',
        'th {threads} {…}',
        NETWORK,
        'rpc {calls} {bad_calls} {bad_format} {bad_auth} {bad_client}',
        VERSION_2,
        operations('proc3', NFS3_PROCEDURES),
        'proc4 {_} {proc4_null} {proc4_compound}',
        operations('proc4ops', NFS4_OPERATIONS),
        'wdeleg_getattr {wdeleg_getattr}',
      ],
    },
    reference: 'nfsd_show of fs/nfsd/stats.c',
    values: {
      ...PACKETS,
      ...describeEach(cumulative(countOf('calls')), {
        reply_cache_hits: 'Calls that had been answered before and got the same answer again.',
        reply_cache_misses: 'Calls whose answer was kept in case that they come again.',
        not_cached: 'Calls that may be done twice, so that their answer was not kept.',
        stale_handles: 'Calls about a file that no longer exists.',
        wdeleg_getattr: 'Calls for attributes of a file that somebody else may be writing.',
      }),
      ...describeEach(cumulative(UNITS.bytes), {
        bytes_read: 'Data read by clients.',
        bytes_written: 'Data written by clients.',
      }),
      ...describeEach(floating(countOf('threads')), { threads: 'Threads that serve clients.' }),
      ...describeEach(counted('calls'), {
        calls: 'Calls received.',
        bad_calls: 'Calls refused for any of the three reasons that follow.',
        bad_format: 'Calls refused because they could not be understood.',
        bad_auth: 'Calls refused because of their credentials.',
        bad_client: 'Calls refused because of who made them.',
      }),
    },
    patterns: [{ match: 'proc*', meta: undescribed(cumulative(countOf('calls'))) }],
  },
  {
    file: '/proc/fs/nfsd/pool_stats',
    at: 'fs/nfsd/pool',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: ['{>} {packets_arrived} {sockets_enqueued} {threads_woken} {threads_timedout}'],
    },
    reference: 'Documentation/filesystems/nfs/knfsd-stats.rst',
    values: describeEach(cumulative(countOf('times')), {
      packets_arrived: 'Times that data may have come in for the threads of this pool.',
      sockets_enqueued: 'Times that data had to wait because no thread was free.',
      threads_woken: 'Times that an idle thread was woken to receive data.',
      threads_timedout: 'Times that a thread had been idle for an hour, always zero by now.',
    }),
  },
];
