import { NOTHING_COUNTED } from '../census.ts';
import type { AbsentEntry, HostFacts } from '../facts.ts';
import { type Finding, type Mend, NO_MEND } from '../finding.ts';
import { isKeptFromUs, mendOfRefusals } from './access.ts';
import { counted, countWords, listed, refusalItems } from './words.ts';

const EACCES = 13;

/**
 * Each top name of the tree that the catalog knows, and those that are there without it. KVM is told of in any case.
 * @param roads findings about the filesystems, which say why files on them are not there.
 */
export function judgeSubsystems(facts: HostFacts, roads: readonly Finding[]): Finding[] {
  const { catalogued, census, product } = facts;
  const folders = new Set(product.folders.map(({ name }) => name));
  const names = new Set([
    ...[...catalogued.values()].flat(),
    ...(census?.subsystems.keys() ?? []),
    'kvm',
  ]);
  return [...names]
    .filter((name) => name !== '' && !folders.has(name))
    .sort()
    .map((name) => judgeSubsystem(facts, name, roads));
}

function judgeSubsystem(facts: HostFacts, name: string, roads: readonly Finding[]): Finding {
  const { census, absent } = facts;
  const count = census?.subsystems.get(name) ?? NOTHING_COUNTED;
  const missing = absent.filter(({ subsystem }) => subsystem === name);
  const base = { what: name, group: 'subsystems', subsystems: [name] } as const;
  if (census === undefined) {
    const detail = 'Not known before the first sweep is done.';
    return { ...base, state: 'unknown', detail, mend: NO_MEND, items: [] };
  }
  const items = [...refusalItems(count), ...missing.map(absentItem)];
  if (count.files === 0 && facts.onDemand.includes(name)) {
    const detail = `Read only while somebody looks at one of them${absentWords(missing)}.`;
    return { ...base, state: 'ok', detail, mend: NO_MEND, items };
  }
  if (count.files === 0) {
    return { ...base, state: 'missing', ...whyNothing(name, missing, roads), items };
  }
  return {
    ...base,
    state: isKeptFromUs(count) ? 'partly' : 'ok',
    detail: `${countWords(count)}${absentWords(missing)}.`,
    mend: mendOfRefusals(facts, count),
    items,
  };
}

function absentWords(missing: readonly AbsentEntry[]): string {
  const closed = missing.filter(({ errno }) => errno === EACCES).length;
  const gone = missing.length - closed;
  return [
    gone === 0 ? '' : `; ${counted(gone, 'kind')} of file not on this host`,
    closed === 0 ? '' : `; ${counted(closed, 'kind')} of file in folders that are closed`,
  ].join('');
}

const absentItem = ({ file, errno }: AbsentEntry): string =>
  errno === EACCES ? `${file}: cannot be looked for (EACCES)` : `${file}: not on this host`;

function whyNothing(
  name: string,
  missing: readonly AbsentEntry[],
  roads: readonly Finding[],
): { readonly detail: string; readonly mend: Mend } {
  const filesystems = new Set(missing.map(({ filesystem }) => filesystem));
  const road = roads.find(
    ({ what, state, mend }) =>
      filesystems.has(what.split(' ')[0] ?? '') &&
      (state === 'missing' || state === 'off' || mend.kind !== 'none'),
  );
  if (road !== undefined) {
    return { detail: `Nothing: see ${road.what}.`, mend: road.mend };
  }
  const feature = roads.find(
    ({ group, state, subsystems }) =>
      group === 'features' && (state === 'missing' || state === 'off') && subsystems.includes(name),
  );
  if (feature !== undefined) {
    return { detail: `Nothing: see ${feature.what}.`, mend: feature.mend };
  }
  return missing.length === 0
    ? { detail: 'Nothing of it is on this host.', mend: NO_MEND }
    : {
        detail: `Nothing: this host has no ${listed(
          missing.map(({ file }) => file),
          3,
        )}.`,
        mend: NO_MEND,
      };
}
