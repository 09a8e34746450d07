import { randomUUID } from 'node:crypto';
import type { NetNamespace } from '../catalog/net-namespace.ts';
import { readHostIdentity } from '../node/host-identity.ts';
import type { SweepOptions } from '../sweep/sweep-messages.ts';
import type { Config } from './config.ts';

/** What a sweep of this host is started with; each start is an epoch of its own. */
export function sweepOptions(config: Config, namespaces: readonly NetNamespace[]): SweepOptions {
  const { intervalMs, folders, only, allowClear, cpuBudget } = config;
  const hasKvm = only.length === 0 || only.includes('kvm');
  const host = readHostIdentity();
  return {
    epoch: randomUUID(),
    host,
    intervalMs,
    folders,
    only,
    allowClear,
    cpuBudget,
    namespaces,
    monitors: hasKvm ? config.monitors : [],
  };
}
