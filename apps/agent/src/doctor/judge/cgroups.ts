import type { Controller, HostFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { mountsOf } from '../mount-table.ts';
import { type Aside, judgeFilesystem } from './kernel-filesystems.ts';
import { listed } from './words.ts';

/** Both versions of control groups. A controller is bound to one of them at a time. */
export function judgeCgroups(facts: HostFacts): Finding[] {
  return [judgeVersionOne(facts), judgeVersionTwo(facts)];
}

const controllersOn = (
  { filesystems: { controllers = [] } }: HostFacts,
  isBound: (controller: Controller) => boolean,
): string[] => controllers.filter(isBound).map(({ name }) => name);

/** Controllers that are switched off altogether, as `cgroup_disable=` does. */
const disabledIn = (facts: HostFacts): string[] =>
  controllersOn(facts, ({ isEnabled }) => !isEnabled);

function judgeVersionOne(facts: HostFacts): Finding {
  const cgroup = {
    what: 'cgroup v1',
    counted: 'cgroup',
    type: 'cgroup',
    directory: '/sys/fs/cgroup',
    option: 'CGROUPS',
  };
  const finding = judgeFilesystem(facts, cgroup, () => {
    const bound = controllersOn(facts, ({ hierarchy }) => hierarchy !== 0);
    const words = `${bound.length === 0 ? 'no controller' : listed(bound, 12)} bound to it`;
    return { words, isGap: false };
  });
  const subsystems = facts.catalogued.get('cgroup') ?? [];
  if (finding.state !== 'missing' || !hasVersionTwo(facts)) return { ...finding, subsystems };
  const detail = 'Not mounted, as on most hosts now: all controllers are in version 2.';
  return { ...finding, subsystems, detail, mend: { kind: 'none' } };
}

const hasVersionTwo = ({ mounts = [] }: HostFacts): boolean =>
  mountsOf(mounts, (type) => type === 'cgroup2').length > 0;

function judgeVersionTwo(facts: HostFacts): Finding {
  const cgroup2 = {
    what: 'cgroup v2',
    counted: 'cgroup2',
    type: 'cgroup2',
    directory: '/sys/fs/cgroup',
    option: 'CGROUPS',
  };
  const finding = judgeFilesystem(facts, cgroup2, () => controllersOfTwo(facts));
  const subsystems = facts.catalogued.get('cgroup') ?? [];
  const hasVersionOne = mountsOf(facts.mounts ?? [], (type) => type === 'cgroup').length > 0;
  if (finding.state !== 'missing' || !hasVersionOne) return { ...finding, subsystems };
  const detail = 'Not mounted; cgroups of version 1 are.';
  return { ...finding, subsystems, detail, mend: { kind: 'none' } };
}

function controllersOfTwo(facts: HostFacts): Aside | undefined {
  const { unified } = facts.filesystems;
  if (unified.kind === 'failed') return undefined;
  const names = unified.value.trim().split(/\s+/).filter(Boolean);
  const disabled = disabledIn(facts);
  const off = disabled.length === 0 ? '' : `, and ${listed(disabled)} switched off at boot`;
  if (names.length > 0) {
    return { words: `with ${listed(names, 12)}${off}`, isGap: disabled.length > 0 };
  }
  const taken = controllersOn(facts, ({ hierarchy }) => hierarchy !== 0);
  return taken.length === 0
    ? { words: `it has no controllers${off}`, isGap: true }
    : { words: `its controllers are bound to version 1${off}`, isGap: false };
}
