import { countOf } from '@statsfs/core/units';
import type { CatalogFile, ValueMeta } from '../catalog-entry.ts';
import { valueFiles } from '../value-files.ts';
import { cumulative, describeEach, floating, type ValueTemplate } from '../value-template.ts';

/** What struct rt_cache_stat, ip_conntrack_stat and synproxy_stats count in unsigned int. */
const counted = (noun: string): ValueTemplate => ({ ...cumulative(countOf(noun)), width: 32 });

/** Of the whole table, though it stands in the row of each CPU: a sum over CPUs is that many times too large. */
const entries = (things: string): Readonly<Record<string, ValueMeta>> =>
  describeEach(floating(countOf('entries')), {
    entries: `${things} at the moment, of the whole table in the row of each CPU.`,
  });

/** A row for each possible CPU, in order. */
const table = (
  name: string,
  reference: string,
  values: Readonly<Record<string, ValueMeta>>,
): CatalogFile => ({
  file: `/proc/net/stat/${name}`,
  at: `net/stat/${name}`,
  filesystem: 'procfs',
  format: { kind: 'columns', radix: 16, rows: 'numbered' },
  reference,
  values,
});

const NEIGHBOURS: Readonly<Record<string, ValueMeta>> = {
  ...entries('Neighbours known'),
  ...describeEach(cumulative(countOf('entries')), {
    allocs: 'Entries made.',
    destroys: 'Entries freed.',
  }),
  ...describeEach(cumulative(countOf('times')), {
    hash_grows: 'Times that the table was made larger.',
    periodic_gc_runs: 'Times that stale entries were looked for, as happens regularly.',
    forced_gc_runs: 'Times that stale entries were looked for because the table was nearly full.',
    table_fulls: 'Times that no entry could be made although stale ones had been looked for.',
  }),
  ...describeEach(cumulative(countOf('lookups')), {
    lookups: 'Neighbours looked for in the table.',
    hits: 'Neighbours looked for and found.',
  }),
  ...describeEach(cumulative(countOf('neighbours')), {
    res_failed: 'Neighbours whose link layer address could not be found out.',
  }),
  ...describeEach(cumulative(countOf('probes')), {
    rcv_probes_mcast: 'Neighbour solicitations received by multicast.',
    rcv_probes_ucast: 'Neighbour solicitations received by unicast.',
  }),
  ...describeEach(cumulative(countOf('packets')), {
    unresolved_discards: 'Packets dropped while the address of their neighbour was not known.',
  }),
};

const NEIGHBOUR_SOURCE = 'struct neigh_statistics of include/net/neighbour.h';

/** Routes are not cached since Linux 3.6. */
const ROUTES: Readonly<Record<string, ValueMeta>> = {
  ...entries('Cached destinations'),
  ...describeEach(counted('routes'), {
    in_hit: 'Always zero since Linux 3.6: routes of packets received that were found cached.',
    out_hit: 'Always zero since Linux 3.6: routes of packets to be sent that were found cached.',
    in_hlist_search: 'Always zero since Linux 3.6: cached routes passed over by look-ups.',
    out_hlist_search: 'Always zero since Linux 3.6: cached routes passed over by look-ups.',
    gc_total: 'Always zero since Linux 3.6: times that stale routes were to be dropped.',
    gc_ignored: 'Always zero since Linux 3.6: times that stale routes were left for later.',
    gc_goal_miss: 'Always zero since Linux 3.6: times that too few routes could be dropped.',
    gc_dst_overflow: 'Always zero since Linux 3.6: times that there was no room for a route.',
  }),
  ...describeEach(counted('routes'), {
    in_slow_tot: 'Routes looked up for packets received.',
    in_slow_mc: 'Routes looked up for multicast packets received.',
    in_brd: 'Routes looked up for broadcast packets received.',
    out_slow_tot: 'Routes looked up for packets to be sent.',
    out_slow_mc: 'Routes looked up for multicast packets to be sent.',
  }),
  ...describeEach(counted('packets'), {
    in_no_route: 'Packets received for which there was no route.',
    in_martian_dst: 'Packets received with a destination that cannot be.',
    in_martian_src: 'Packets received with a source that cannot be.',
  }),
};

const CONNECTIONS: Readonly<Record<string, ValueMeta>> = {
  ...entries('Connections tracked'),
  ...describeEach(counted('connections'), {
    clashres: 'Connections that two CPUs began to track at once, which could be joined.',
    found: 'Connections found while a free tuple for address translation was looked for.',
    insert: 'Connections added to the table on behalf of a program.',
    insert_failed: 'Connections that could not be added, being there already for example.',
    chainlength: 'Connections not added because their bucket of the table was too full.',
    drop: 'Connections that could not be tracked, so that their packet was dropped.',
    early_drop: 'Connections dropped to make room for new ones.',
    expect_new: 'Connections that had been expected.',
    // Both since Linux 4.9.
    new: 'Always zero by now: connections added to the table.',
    delete: 'Always zero by now: connections removed from the table.',
  }),
  ...describeEach(counted('packets'), {
    invalid: 'Packets that belong to no connection and can begin none.',
    icmp_error: 'Packets that reported an error and could not be tracked.',
    ignore: 'Always zero by now: packets of connections tracked already.',
  }),
  ...describeEach(counted('expectations'), {
    expect_create: 'Connections announced by others, such as the data connections of FTP.',
    expect_delete: 'Connections that are no longer expected.',
  }),
  ...describeEach(counted('times'), {
    search_restart: 'Times that a look-up began again because the table was being resized.',
  }),
};

/** Tables of the network stack. */
export const NET_STAT_TABLES: readonly CatalogFile[] = [
  table('arp_cache', NEIGHBOUR_SOURCE, NEIGHBOURS),
  table('ndisc_cache', NEIGHBOUR_SOURCE, NEIGHBOURS),
  table('rt_cache', 'struct rt_cache_stat of include/net/route.h', ROUTES),
  table(
    'nf_conntrack',
    'struct ip_conntrack_stat of include/linux/netfilter/nf_conntrack_common.h',
    CONNECTIONS,
  ),
  table('synproxy', 'struct synproxy_stats of net/netfilter/nf_synproxy_core.c', {
    ...describeEach(counted('segments'), {
      syn_received: 'Requests to connect received.',
      cookie_invalid: 'Answers received with a wrong cookie.',
      cookie_valid: 'Answers received with the right cookie.',
      cookie_retrans: 'Requests sent again to the server behind.',
    }),
    ...describeEach(counted('connections'), {
      conn_reopened: 'Connections begun anew by a client that had one already.',
    }),
    ...describeEach(floating(countOf('entries')), {
      entries: 'Always zero, and printed only for programs that expect it.',
    }),
  }),
  ...valueFiles(
    {
      file: '/proc/sys/net/netfilter',
      at: 'net/conntrack',
      filesystem: 'procfs',
      reference: 'Documentation/networking/nf_conntrack-sysctl.rst',
    },
    describeEach(floating(countOf('connections')), {
      nf_conntrack_count: 'Connections tracked at the moment.',
    }),
  ),
];
