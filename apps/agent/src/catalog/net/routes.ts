import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach, floating, type ValueTemplate } from '../value-template.ts';

/** __u32 and atomic_t in struct rt6_statistics. */
const sinceBoot = (noun: string): ValueTemplate => ({ ...cumulative(countOf(noun)), width: 32 });

/** The routing table of IPv6. That of IPv4 tells only after walking all of it (fib_triestat), so it is left out. */
export const NET_ROUTES: readonly CatalogFile[] = [
  {
    file: '/proc/net/rt6_stats',
    at: 'net/routes6',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        '{nodes:x} {route_nodes:x} {allocated:x} {routes:x} {exceptions:x} {destinations:x} {discarded:x}',
      ],
    },
    reference: 'struct rt6_statistics of include/net/ip6_fib.h',
    pace: 'slow',
    values: {
      ...describeEach(floating(countOf('nodes')), {
        nodes: 'Nodes of the tree that routes are looked up in.',
        route_nodes: 'Nodes of the tree that have routes.',
      }),
      ...describeEach(floating(countOf('routes')), {
        routes: 'Routes in the table.',
        exceptions: 'Exceptions from routes, learned from redirects and from packets too big.',
        destinations: 'Destinations in use or cached.',
      }),
      ...describeEach(sinceBoot('routes'), {
        allocated: 'Destinations made.',
        discarded: 'Routes removed from the table.',
      }),
    },
  },
];
