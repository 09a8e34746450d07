import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { describeEach, floating } from '../value-template.ts';

/** Sockets by protocol, as the kernel keeps them: more of them than /proc/net/sockstat tells of, Unix sockets for example. */
export const NET_PROTOCOLS: readonly CatalogFile[] = [
  {
    file: '/proc/net/protocols',
    at: 'net/protocols',
    filesystem: 'procfs',
    // Below the names of the columns, behind which stands what the protocol can do.
    format: { kind: 'lines', lines: ['{>} {_} {sockets} {memory} {…}'] },
    reference: 'proto_seq_printf of net/core/sock.c',
    pace: 'slow',
    values: {
      ...describeEach(floating(countOf('sockets')), {
        sockets: 'Sockets of this protocol in this network namespace.',
      }),
      ...describeEach(floating(countOf('pages')), {
        memory:
          'Memory for the data of sockets of this protocol over IPv4 and IPv6 together, −1 if not accounted.',
      }),
    },
  },
];
