import type { CatalogFile } from '../catalog-entry.ts';
import { NET_DEV } from './dev.ts';
import { NET_PROTOCOLS } from './protocols.ts';
import { NET_QUEUES } from './queues.ts';
import { NET_ROUTES } from './routes.ts';
import { NET_SECURITY } from './security.ts';
import { NET_SNMP } from './snmp.ts';
import { NET_SNMP6 } from './snmp6.ts';
import { NET_SOCKSTAT } from './sockstat.ts';
import { NET_SOFTNET } from './softnet.ts';
import { NET_STAT_TABLES } from './stat-tables.ts';
import { NET_STATISTICS } from './statistics.ts';

/** Interfaces and protocols of the network namespace that the agent runs in. */
export const NET: readonly CatalogFile[] = [
  ...NET_DEV,
  ...NET_STATISTICS,
  ...NET_QUEUES,
  ...NET_SNMP,
  ...NET_SNMP6,
  ...NET_SOCKSTAT,
  ...NET_PROTOCOLS,
  ...NET_ROUTES,
  ...NET_SOFTNET,
  ...NET_STAT_TABLES,
  ...NET_SECURITY,
];
