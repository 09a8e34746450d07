import type { HostFacts } from '../facts.ts';
import { type Finding, NO_MEND } from '../finding.ts';
import { lockdownMode } from '../lockdown-mode.ts';
import { mountsOf } from '../mount-table.ts';
import { mountOf } from './access.ts';
import { subsystemsOn } from './kernel-filesystems.ts';

const ENOENT = 2;
const SECURITYFS = '/sys/kernel/security';

/** No command lifts a lockdown, and none should: what is told is what it costs, and the road beside it. */
export function judgeLockdown(facts: HostFacts): Finding {
  const base = {
    what: 'lockdown',
    group: 'process',
    mend: NO_MEND,
    items: [],
    subsystems: [...new Set([...subsystemsOn(facts, 'debugfs'), 'kvm'])],
  } as const;
  const { lockdown } = facts.filesystems;
  const mode = lockdownMode(lockdown);
  switch (mode) {
    case 'none':
      return { ...base, state: 'ok', detail: 'The kernel is not locked down.' };
    case 'integrity':
      return {
        ...base,
        state: 'partly',
        detail: `Locked down (integrity): ${REFUSED}; ${LIFTED}.`,
      };
    case 'confidentiality':
      return {
        ...base,
        state: 'partly',
        detail: `Locked down (confidentiality): ${REFUSED}, and so are tracefs and perf; ${LIFTED}.`,
      };
    case undefined:
      break;
  }
  const isMounted = mountsOf(facts.mounts ?? [], (type) => type === 'securityfs').length > 0;
  if (isMounted && lockdown.kind === 'failed' && lockdown.errno === ENOENT) {
    return { ...base, state: 'ok', detail: 'This kernel has no lockdown, or does not use it.' };
  }
  if (!isMounted && facts.kernel.types?.has('securityfs') === true) {
    return {
      ...base,
      state: 'unknown',
      detail: 'Not known: securityfs, which tells, is not mounted.',
      mend: mountOf(facts, 'securityfs', SECURITYFS),
    };
  }
  return {
    ...base,
    state: 'unknown',
    detail: `Not known: ${SECURITYFS}/lockdown cannot be read.`,
  };
}

const REFUSED =
  'debugfs files with a mode bit beyond 0444 are refused even to root, and none can be cleared';
const LIFTED =
  'nothing lifts it before a reboot (Secure Boot, lockdown=), and the binary statistics of KVM are beside it';
