import { namesOf, type SchemaIndex, type StatPath } from '@statsfs/core/model';

/** Where a CPU is, by the numbers of the kernel; undefined where that does not say. */
export interface CpuPlace {
  readonly socket: number | undefined;
  readonly die: number | undefined;
  readonly core: number | undefined;
  readonly node: number | undefined;
}

/** By CPU. One that is not in it is offline, or its host says nothing. */
export type Topology = ReadonlyMap<number, CpuPlace>;

export const NO_TOPOLOGY: Topology = new Map();

/** A value that tells of topology: of one CPU, or of all CPUs of a node. */
export type TopologyFact =
  | {
      readonly kind: 'cpu';
      readonly path: StatPath;
      readonly cpu: number;
      readonly field: 'socket' | 'die' | 'core';
    }
  | { readonly kind: 'node'; readonly path: StatPath; readonly node: number };

/** Names in `cpu/N/topology`, as the kernel's documents have them. */
const FIELDS: ReadonlyMap<string, 'socket' | 'die' | 'core'> = new Map([
  ['physical_package_id', 'socket'],
  ['die_id', 'die'],
  ['core_id', 'core'],
]);

/** All values of a host that tell of its topology. */
export function topologyFacts(index: SchemaIndex): TopologyFact[] {
  return [...below(index, 'cpu'), ...below(index, 'mem')].flatMap((path): TopologyFact[] => {
    const [top, place = '', ...rest] = namesOf(path);
    const name = rest.at(-1) ?? '';
    if (top === 'mem') {
      const node = /^node(\d{1,9})$/.exec(place)?.[1];
      const isList = rest.length === 1 && name === 'cpulist';
      return node !== undefined && isList ? [{ kind: 'node', path, node: Number(node) }] : [];
    }
    const field = rest.length === 2 && rest[0] === 'topology' ? FIELDS.get(name) : undefined;
    if (field === undefined || !/^\d{1,9}$/.test(place)) return [];
    return [{ kind: 'cpu', path, cpu: Number(place), field }];
  });
}

/** Paths of all values below a source at the top of the tree. */
function below(index: SchemaIndex, name: string): StatPath[] {
  const top = index.subordinatesOf(0).find((source) => index.schema.sources[source]?.name === name);
  if (top === undefined) return [];
  return [...index.valuesBelow(top)].flatMap((value) => index.valuePath(value) ?? []);
}

/**
 * Joins what the values say. Negative numbers are the kernel's word for "unknown".
 * @param textOf the figure or text of a value; undefined where there is none.
 */
export function topologyOf(
  facts: readonly TopologyFact[],
  textOf: (path: StatPath) => string | undefined,
): Topology {
  const places = new Map<number, CpuPlace>();
  const put = (cpu: number, part: Partial<CpuPlace>): void => {
    places.set(cpu, { ...(places.get(cpu) ?? NOWHERE), ...part });
  };
  for (const fact of facts) {
    const text = textOf(fact.path);
    if (text === undefined) continue;
    if (fact.kind === 'node') {
      for (const cpu of parseCpuList(text)) put(cpu, { node: fact.node });
    } else if (/^\d{1,9}$/.test(text)) {
      put(fact.cpu, { [fact.field]: Number(text) });
    }
  }
  return places;
}

const NOWHERE: CpuPlace = { socket: undefined, die: undefined, core: undefined, node: undefined };

/** No kernel has more CPUs; a range beyond is no list. */
const MOST_CPUS = 65_536;

/** `0-3,8` as numbers; what is no list is none. */
export function parseCpuList(text: string): number[] {
  const cpus: number[] = [];
  for (const part of text.trim().split(',')) {
    const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
    if (first === undefined || Number(last) >= MOST_CPUS) return [];
    for (let cpu = Number(first); cpu <= Number(last); cpu++) cpus.push(cpu);
  }
  return cpus;
}
