import { countOf, UNITS } from '@statsfs/core/units';
import type { ValueMeta } from '../catalog-entry.ts';
import { cumulative, describeEach } from '../value-template.ts';

/**
 * IPv6, of the host or of an interface: RFC 4293 has a table for each, so the reference is that of the file. It also keeps
 * the two apart where they are added up.
 */
export const MIB_IP6: Readonly<Record<string, ValueMeta>> = {
  ...describeEach(cumulative(countOf('packets')), {
    Ip6InReceives: 'Packets received, bad ones included.',
    Ip6InHdrErrors: 'Packets dropped for an error in their header.',
    Ip6InTooBigErrors: 'Packets not passed on because they were too large for the next link.',
    Ip6InNoRoutes: 'Packets received and dropped for lack of a route.',
    Ip6InAddrErrors:
      'Packets dropped because their destination is not valid, or not for us to serve.',
    Ip6InUnknownProtos: 'Packets dropped because nobody here knows their protocol.',
    Ip6InTruncatedPkts: 'Packets dropped because they were shorter than they said.',
    Ip6InDiscards: 'Good packets dropped on their way in, for lack of memory for example.',
    Ip6InDelivers: 'Packets handed to their protocol, such as TCP.',
    Ip6OutForwDatagrams: 'Packets passed on for other hosts.',
    Ip6OutRequests: 'Packets that protocols of this host wanted to send.',
    Ip6OutDiscards: 'Good packets dropped on their way out, for lack of memory for example.',
    Ip6OutNoRoutes: 'Packets dropped on their way out for lack of a route.',
    Ip6OutTransmits: 'Packets handed to devices, those passed on for other hosts included.',
    Ip6ReasmTimeout: 'Packets given up because not all of their fragments came in time.',
    Ip6ReasmOKs: 'Packets put together from fragments.',
    Ip6ReasmFails: 'Times that fragments could not be put together, for whatever reason.',
    Ip6FragOKs: 'Packets taken apart into fragments.',
    Ip6FragFails: 'Packets that were too long and could not be taken apart.',
    Ip6InMcastPkts: 'Multicast packets received.',
    Ip6OutMcastPkts: 'Multicast packets sent.',
    Ip6InNoECTPkts: 'Packets received whose sender does not take part in congestion notification.',
    Ip6InECT1Pkts: 'Packets received with the mark ECT(1).',
    Ip6InECT0Pkts: 'Packets received with the mark ECT(0).',
    Ip6InCEPkts: 'Packets received that were marked on their way because of congestion.',
  }),
  ...describeEach(cumulative(countOf('fragments')), {
    Ip6ReasmReqds: 'Fragments received that had to be put together.',
    Ip6FragCreates: 'Fragments made.',
  }),
  ...describeEach(cumulative(UNITS.bytes), {
    Ip6InOctets: 'Data received, IP headers included.',
    Ip6OutOctets: 'Data sent, IP headers included.',
    Ip6InMcastOctets: 'Data received by multicast.',
    Ip6OutMcastOctets: 'Data sent by multicast.',
    Ip6InBcastOctets: 'Data received by broadcast, which IPv6 has not.',
    Ip6OutBcastOctets: 'Data sent by broadcast, which IPv6 has not.',
  }),
};
