import { countOf, UNITS } from '@statsfs/core/units';
import type { ValueMeta } from '../catalog-entry.ts';
import { cumulative, describeEach, documentedIn, floating } from '../value-template.ts';

const RFC = 'RFC 4293';
const PACKETS = documentedIn(RFC, cumulative(countOf('packets')));
const FRAGMENTS = documentedIn(RFC, cumulative(countOf('fragments')));

/** IPv4. Packets are counted as GRO merged them. */
export const MIB_IP: Readonly<Record<string, ValueMeta>> = {
  ...describeEach(documentedIn(RFC, floating(UNITS.none)), {
    Forwarding: 'Whether packets are passed on for other hosts: 1 for yes, 2 for no.',
  }),
  ...describeEach(documentedIn(RFC, floating(countOf('hops'))), {
    DefaultTTL: 'Time to live that packets are sent with, unless somebody says otherwise.',
  }),
  ...describeEach(PACKETS, {
    InReceives: 'Packets received, bad ones included.',
    InHdrErrors: 'Packets dropped for an error in their header.',
    InAddrErrors: 'Packets dropped because their destination is not valid, or not for us to serve.',
    ForwDatagrams: 'Packets passed on for other hosts.',
    InUnknownProtos: 'Packets dropped because nobody here knows their protocol.',
    InDiscards: 'Good packets dropped on their way in, for lack of memory for example.',
    InDelivers: 'Packets handed to their protocol, such as TCP.',
    OutRequests: 'Packets that protocols of this host wanted to send.',
    OutDiscards: 'Good packets dropped on their way out, for lack of memory for example.',
    OutNoRoutes: 'Packets dropped on their way out for lack of a route.',
    OutTransmits: 'Packets handed to devices, those passed on for other hosts included.',
    ReasmTimeout: 'Packets given up because not all of their fragments came in time.',
    ReasmOKs: 'Packets put together from fragments.',
    ReasmFails: 'Times that fragments could not be put together, for whatever reason.',
    FragOKs: 'Packets taken apart into fragments.',
    FragFails: 'Packets that were too long and could not be taken apart.',
  }),
  ...describeEach(FRAGMENTS, {
    ReasmReqds: 'Fragments received that had to be put together.',
    FragCreates: 'Fragments made.',
  }),
};

const LINUX_PACKETS = cumulative(countOf('packets'));

/** What Linux counts of IPv4 in /proc/net/netstat; the four that are about congestion marks know of each packet that GRO merged. */
export const MIB_IP_EXT: Readonly<Record<string, ValueMeta>> = {
  ...describeEach(PACKETS, {
    InNoRoutes: 'Packets received and dropped for lack of a route.',
    InTruncatedPkts: 'Packets dropped because they were shorter than they said.',
    InMcastPkts: 'Multicast packets received.',
    OutMcastPkts: 'Multicast packets sent.',
    InBcastPkts: 'Broadcast packets received.',
    OutBcastPkts: 'Broadcast packets sent.',
  }),
  ...describeEach(documentedIn(RFC, cumulative(UNITS.bytes)), {
    InOctets: 'Data received, IP headers included.',
    OutOctets: 'Data sent, IP headers included.',
    InMcastOctets: 'Data received by multicast.',
    OutMcastOctets: 'Data sent by multicast.',
    InBcastOctets: 'Data received by broadcast.',
    OutBcastOctets: 'Data sent by broadcast.',
  }),
  ...describeEach(LINUX_PACKETS, {
    InCsumErrors: 'IPv4 packets received with a wrong checksum of the header.',
    InNoECTPkts: 'Packets received whose sender does not take part in congestion notification.',
    InECT1Pkts: 'Packets received with the mark ECT(1).',
    InECT0Pkts: 'Packets received with the mark ECT(0).',
    InCEPkts: 'Packets received that were marked on their way because of congestion.',
  }),
  ...describeEach(cumulative(countOf('fragments')), {
    ReasmOverlaps: 'Fragments received that overlapped with others.',
  }),
};
