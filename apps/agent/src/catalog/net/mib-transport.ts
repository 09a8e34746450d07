import { countOf, UNITS } from '@statsfs/core/units';
import type { ValueMeta } from '../catalog-entry.ts';
import { cumulative, describeEach, documentedIn, floating } from '../value-template.ts';

const TCP = 'RFC 4022';
const UDP = 'RFC 4113';
const DATAGRAMS = cumulative(countOf('datagrams'));

/** Names that several protocols have, and that are described but once. */
export const MIB_SHARED: Readonly<Record<string, ValueMeta>> = describeEach(
  cumulative(countOf('packets')),
  {
    InErrors: 'Packets of this protocol that were received and could not be dealt with.',
    InCsumErrors: 'Packets of this protocol that were received with a wrong checksum.',
  },
);

export const MIB_TCP: Readonly<Record<string, ValueMeta>> = {
  ...describeEach(documentedIn(TCP, floating(UNITS.none)), {
    RtoAlgorithm: 'How the time is found after which segments are sent again, by number.',
  }),
  ...describeEach(documentedIn(TCP, floating(UNITS.milliseconds)), {
    RtoMin: 'Shortest time after which segments are sent again.',
    RtoMax: 'Longest time after which segments are sent again.',
  }),
  ...describeEach(documentedIn(TCP, floating(countOf('connections'))), {
    MaxConn: 'Connections that there may be at most, −1 for no fixed limit.',
    CurrEstab: 'Connections that are established or wait for this side to close them.',
  }),
  ...describeEach(documentedIn(TCP, cumulative(countOf('connections'))), {
    ActiveOpens: 'Connections begun from here.',
    PassiveOpens: 'Connections begun by others.',
    AttemptFails: 'Connections that failed before they were established.',
    EstabResets: 'Connections that were reset after they had been established.',
  }),
  ...describeEach(documentedIn(TCP, cumulative(countOf('segments'))), {
    InSegs: 'Segments received as GRO merged them, bad ones included.',
    OutSegs: 'Segments sent, but for those that are only sent again.',
    RetransSegs: 'Segments sent again.',
    InErrs: 'Segments received in error, with a wrong checksum for example.',
    OutRsts: 'Segments sent to reset a connection.',
  }),
};

/** UDP, and UDP-Lite beside it. */
export const MIB_UDP: Readonly<Record<string, ValueMeta>> = {
  ...describeEach(documentedIn(UDP, DATAGRAMS), {
    InDatagrams: 'Datagrams handed to a socket.',
    NoPorts: 'Datagrams received for a port where nobody listens.',
    OutDatagrams: 'Datagrams sent.',
  }),
  ...describeEach(DATAGRAMS, {
    RcvbufErrors: 'Datagrams dropped because the receive buffer of their socket was full.',
    SndbufErrors: 'Datagrams that could not be sent because buffers were full.',
    IgnoredMulti: 'Datagrams received by multicast that no socket wanted.',
    MemErrors: 'Datagrams dropped because UDP had used all the memory that it may.',
  }),
};

/** The same of IPv6, whose reference is that of the file. */
export const MIB_UDP6: Readonly<Record<string, ValueMeta>> = Object.fromEntries(
  ['Udp6', 'UdpLite6'].flatMap((prefix) =>
    Object.entries({ ...MIB_SHARED, ...MIB_UDP }).map(([name, { reference: _, ...meta }]) => [
      `${prefix}${name}`,
      meta,
    ]),
  ),
);
