import type { HostFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { judgeCgroups } from './cgroups.ts';
import { judgeFeatures } from './features.ts';
import { judgeFilesystems } from './filesystems.ts';
import { judgeKvm } from './kvm.ts';
import { judgeMounts } from './mounts.ts';
import { judgeProcess } from './process.ts';
import { judgeProduct } from './product.ts';
import { judgeSubsystems } from './subsystems.ts';

/** Everything there is to say of a host, in the order in which it is read. */
export function judgeHost(facts: HostFacts): Finding[] {
  const filesystems = [...judgeFilesystems(facts), ...judgeCgroups(facts)];
  const features = [...judgeKvm(facts), ...judgeFeatures(facts)];
  return [
    ...judgeProcess(facts),
    ...filesystems,
    ...features,
    ...judgeMounts(facts),
    ...judgeSubsystems(facts, [...filesystems, ...features]),
    ...judgeProduct(facts),
  ];
}
