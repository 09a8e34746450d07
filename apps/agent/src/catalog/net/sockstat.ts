import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { describeEach, floating, undescribed } from '../value-template.ts';

const SOCKETS = floating(countOf('sockets'));
const REFERENCE = 'sockstat_seq_show of net/ipv4/proc.c';

/** Sockets by protocol, at the moment; `mem` is that of the whole machine, whatever the namespace. */
const VALUES = {
  ...describeEach(SOCKETS, {
    used: 'Sockets of all protocols.',
    orphan: 'Connections that no process holds any longer and that are not closed yet.',
    tw: 'Connections that wait in TIME-WAIT for stray segments.',
    alloc: 'Sockets of this protocol in whatever state, those not connected included.',
  }),
  // Of fragments these are packets being reassembled, so the unit is left open.
  ...describeEach(floating(UNITS.none), {
    inuse: 'Sockets of this protocol in use; of FRAG, packets being reassembled.',
  }),
  ...describeEach(floating(countOf('pages')), {
    mem: 'Memory for the data of sockets of this protocol.',
  }),
  ...describeEach(floating(UNITS.bytes), {
    memory: 'Memory for fragments of packets being reassembled.',
  }),
};

export const NET_SOCKSTAT: readonly CatalogFile[] = [
  {
    file: '/proc/net/sockstat',
    at: 'net/sockstat',
    filesystem: 'procfs',
    format: { kind: 'nested-keyed' },
    reference: REFERENCE,
    values: VALUES,
    patterns: [{ match: '*', meta: undescribed(floating(UNITS.none)) }],
  },
  {
    file: '/proc/net/sockstat6',
    at: 'net/sockstat6',
    filesystem: 'procfs',
    format: { kind: 'nested-keyed' },
    reference: 'sockstat6_seq_show of net/ipv6/proc.c',
    values: VALUES,
    patterns: [{ match: '*', meta: undescribed(floating(UNITS.none)) }],
  },
];
