import type { Finding, FindingState } from './finding.ts';

/** Which findings are shown. */
export type Shown = 'all' | 'mendable';

export interface FindingGroup {
  readonly group: Finding['group'];
  readonly title: string;
  readonly findings: readonly Finding[];
}

const TITLES = {
  process: 'Rights and limits',
  filesystems: 'Filesystems of the kernel',
  features: 'Statistics that a kernel may lack',
  mounts: 'Filesystems of programs, and folders',
  subsystems: 'Subsystems of the tree',
  statsfs: 'statsfs itself',
} as const satisfies Record<Finding['group'], string>;

/** Whether somebody on that host can do something about it. */
export const isMendable = ({ mend }: Finding): boolean => mend.kind !== 'none';

/** Findings by what they are about, in the order in which they were told; groups with nothing to show are left out. */
export function groupFindings(findings: readonly Finding[], shown: Shown): FindingGroup[] {
  const wanted = findings.filter((finding) => shown === 'all' || isMendable(finding));
  // The table above names every group of a finding.
  const groups = Object.keys(TITLES) as (keyof typeof TITLES)[];
  return groups.flatMap((group) => {
    const own = wanted.filter((finding) => finding.group === group);
    return own.length === 0 ? [] : [{ group, title: TITLES[group], findings: own }];
  });
}

export const STATE_WORDS = {
  ok: 'ok',
  partly: 'partly',
  missing: 'missing',
  off: 'off',
  unknown: 'not known',
} as const satisfies Record<FindingState, string>;

/** `31 ok, 3 partly, 2 missing`. States that nothing is in are left out. */
export function countStates(findings: readonly Finding[]): string {
  // The table above names every state.
  const states = Object.keys(STATE_WORDS) as FindingState[];
  return states
    .map((state) => ({ state, count: findings.filter((it) => it.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count.toLocaleString('en')} ${STATE_WORDS[state]}`)
    .join(', ');
}
