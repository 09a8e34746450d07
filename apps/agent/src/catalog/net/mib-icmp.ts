import { countOf } from '@statsfs/core/units';
import type { CatalogFile, ValueMeta } from '../catalog-entry.ts';
import { cumulative, describeEach, documentedIn } from '../value-template.ts';

/** Kinds of message that have counters of their own, by what the counters are called after. */
const ICMP_KINDS = {
  DestUnreachs: 'that a destination cannot be reached',
  TimeExcds: 'that a packet was too long under way',
  ParmProbs: 'that a header was wrong',
  SrcQuenchs: 'to send less',
  Redirects: 'to use another route',
  Echos: 'to ask for an echo',
  EchoReps: 'to answer with an echo',
  Timestamps: 'to ask for the time',
  TimestampReps: 'to answer with the time',
  AddrMasks: 'to ask for an address mask',
  AddrMaskReps: 'to answer with an address mask',
};
const ICMP6_KINDS = {
  DestUnreachs: 'that a destination cannot be reached',
  PktTooBigs: 'that a packet was too large for a link',
  TimeExcds: 'that a packet was too long under way',
  ParmProblems: 'that a header was wrong',
  Echos: 'to ask for an echo',
  EchoReplies: 'to answer with an echo',
  GroupMembQueries: 'to ask for members of a multicast group',
  GroupMembResponses: 'to report members of a multicast group',
  GroupMembReductions: 'to leave a multicast group',
  RouterSolicits: 'to ask for routers',
  RouterAdvertisements: 'to announce a router',
  NeighborSolicits: 'to ask for the link layer address of a neighbour',
  NeighborAdvertisements: 'to tell its own link layer address',
  Redirects: 'to use another route',
  MLDv2Reports: 'to report members of multicast groups, in version 2',
};

const MESSAGES = cumulative(countOf('messages'));

/** Counters of a protocol by kind of message and direction. */
function byKind(prefix: string, kinds: Readonly<Record<string, string>>): Record<string, string> {
  const both = Object.entries(kinds).flatMap(([name, saying]) => [
    [`${prefix}In${name}`, `Messages received ${saying}.`],
    [`${prefix}Out${name}`, `Messages sent ${saying}.`],
  ]);
  return Object.fromEntries(both);
}

export const MIB_ICMP: Readonly<Record<string, ValueMeta>> = {
  ...describeEach(documentedIn('RFC 1213', MESSAGES), {
    InMsgs: 'Messages received, bad ones included.',
    OutMsgs: 'Messages that were to be sent, those that could not be included.',
    OutErrors: 'Messages that could not be sent.',
    ...byKind('', ICMP_KINDS),
  }),
  ...describeEach(documentedIn('Documentation/networking/ip-sysctl.rst', MESSAGES), {
    OutRateLimitGlobal: 'Messages not sent because of icmp_msgs_per_sec, a limit for all together.',
    OutRateLimitHost: 'Messages not sent because of icmp_ratelimit, a limit for each destination.',
  }),
};

/** Whose reference is that of the file, for an interface and the whole host have them from different tables. */
export const MIB_ICMP6: Readonly<Record<string, ValueMeta>> = describeEach(MESSAGES, {
  Icmp6InMsgs: 'Messages received, bad ones included.',
  Icmp6InErrors: 'Messages received that could not be dealt with.',
  Icmp6InCsumErrors: 'Messages received with a wrong checksum.',
  Icmp6OutMsgs: 'Messages that were to be sent, those that could not be included.',
  Icmp6OutErrors: 'Messages that could not be sent.',
  Icmp6OutRateLimitHost: 'Messages not sent because of a limit for each destination.',
  ...byKind('Icmp6', ICMP6_KINDS),
});

/** A counter for each type, of which only those that are not zero are printed. */
export const MIB_ICMP_TYPES: NonNullable<CatalogFile['patterns']> = ['', 'Icmp6'].flatMap(
  (prefix) => [
    {
      match: `${prefix}InType*`,
      meta: { ...MESSAGES, description: 'Messages received of the type of this number.' },
    },
    {
      match: `${prefix}OutType*`,
      meta: { ...MESSAGES, description: 'Messages sent of the type of this number.' },
    },
  ],
);
