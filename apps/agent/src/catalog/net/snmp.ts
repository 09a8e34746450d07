import type { CatalogFile } from '../catalog-entry.ts';
import { MIB_ICMP, MIB_ICMP_TYPES } from './mib-icmp.ts';
import { MIB_IP, MIB_IP_EXT } from './mib-ip.ts';
import { MIB_SHARED, MIB_TCP, MIB_UDP } from './mib-transport.ts';
import { MPTCP_EXT } from './mptcp-ext.ts';
import { TCP_EXT } from './tcp-ext.ts';

const REFERENCE = 'Documentation/networking/snmp_counter.rst';
/**
 * IPv4 and what runs over it, as the SNMP tables have it, and what Linux counts besides. A source for each protocol. Levels
 * and settings stand among the counters, so nothing is said of names that nobody described.
 */
export const NET_SNMP: readonly CatalogFile[] = [
  {
    file: '/proc/net/snmp',
    at: 'net/proto',
    filesystem: 'procfs',
    format: { kind: 'header-pairs' },
    reference: REFERENCE,
    values: { ...MIB_IP, ...MIB_ICMP, ...MIB_TCP, ...MIB_UDP, ...MIB_SHARED },
    patterns: MIB_ICMP_TYPES,
  },
  {
    file: '/proc/net/netstat',
    at: 'net/proto',
    filesystem: 'procfs',
    format: { kind: 'header-pairs' },
    reference: REFERENCE,
    values: { ...MIB_IP_EXT, ...TCP_EXT, ...MPTCP_EXT },
  },
];
