import { UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { describeEach, floating } from '../value-template.ts';
import { MIB_ICMP_TYPES, MIB_ICMP6 } from './mib-icmp.ts';
import { MIB_IP6 } from './mib-ip6.ts';
import { MIB_UDP6 } from './mib-transport.ts';

/** IPv6, as the SNMP tables have it. */
export const NET_SNMP6: readonly CatalogFile[] = [
  {
    file: '/proc/net/snmp6',
    at: 'net/proto6',
    filesystem: 'procfs',
    format: { kind: 'flat-keyed' },
    reference: 'RFC 4293 (ipSystemStatsTable), RFC 2466, RFC 4113',
    values: { ...MIB_IP6, ...MIB_ICMP6, ...MIB_UDP6 },
    patterns: MIB_ICMP_TYPES,
  },
  {
    file: '/proc/net/dev_snmp6/*',
    at: 'net/dev6/*',
    filesystem: 'procfs',
    format: { kind: 'flat-keyed' },
    reference: 'RFC 4293 (ipIfStatsTable), RFC 2466',
    pace: 'slow',
    values: {
      ...MIB_IP6,
      ...MIB_ICMP6,
      ...describeEach(floating(UNITS.none), { ifIndex: 'Number of the interface.' }),
    },
    patterns: MIB_ICMP_TYPES,
  },
];
