import type { CpuPlace, Topology } from './cpu-places.ts';

export const CPU_ORDERS = ['cpu', 'socket', 'core', 'node'] as const;

/** How the CPUs of a table follow each other. */
export type CpuOrder = (typeof CPU_ORDERS)[number];

/** Rows that belong together, and follow each other. */
export interface CellGroup {
  readonly label: string;
  readonly count: number;
}

/** The cells of a table in an order, which may have groups. */
export interface CellOrder {
  /** Cells, in the order in which they are shown. */
  readonly cells: readonly number[];
  /** None in plain order. Else they cover all cells. */
  readonly groups: readonly CellGroup[];
}

/** Which orders say more than the plain one: those with more than one group, of cores those where CPUs share one. */
export function knownOrders(cpus: readonly number[], topology: Topology): CpuOrder[] {
  const distinct = [...new Set(cpus)];
  return CPU_ORDERS.filter((order) => {
    if (order === 'cpu') return true;
    const names = distinct.flatMap((cpu) => groupKey(topology.get(cpu), order)?.join('/') ?? []);
    const groups = new Set(names);
    return groups.size > 1 && (order !== 'core' || groups.size < names.length);
  });
}

/**
 * @param cpuOfCell of each cell the CPU that it is of.
 * @returns the plain order where it is asked for, or nothing is known of any CPU. CPUs of which nothing is known come last.
 */
export function orderCells(
  cpuOfCell: readonly number[],
  topology: Topology,
  order: CpuOrder,
): CellOrder {
  const all = cpuOfCell.map((cpu, cell) => ({
    cell,
    cpu,
    key: order === 'cpu' ? undefined : groupKey(topology.get(cpu), order),
  }));
  if (order === 'cpu' || all.every(({ key }) => key === undefined)) {
    return { cells: [...cpuOfCell.keys()], groups: [] };
  }
  const sorted = all.sort((a, b) => compareKeys(a.key, b.key) || a.cpu - b.cpu || a.cell - b.cell);
  const label = labelsOf(order, topology);
  const counts = new Map<string, number>();
  for (const { key } of sorted) counts.set(label(key), (counts.get(label(key)) ?? 0) + 1);
  return {
    cells: sorted.map(({ cell }) => cell),
    groups: [...counts].map(([name, count]) => ({ label: name, count })),
  };
}

/** Of each cell, in the order of the table itself, the place of its group; all 0 where there are none. */
export function groupOfCells({ cells, groups }: CellOrder): readonly number[] {
  const places = cells.map(() => 0);
  let first = 0;
  for (const [place, { count }] of groups.entries()) {
    for (const cell of cells.slice(first, first + count)) places[cell] = place;
    first += count;
  }
  return places;
}

/** What tells one group from another, most significant first: a core's number is one within its die, that in its socket. */
type GroupKey = readonly number[];

function groupKey(
  place: CpuPlace | undefined,
  order: Exclude<CpuOrder, 'cpu'>,
): GroupKey | undefined {
  if (order === 'core') {
    return place?.core === undefined ? undefined : [place.socket ?? 0, place.die ?? 0, place.core];
  }
  const number = place?.[order];
  return number === undefined ? undefined : [number];
}

function compareKeys(a: GroupKey | undefined, b: GroupKey | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  for (const [i, part] of a.entries()) {
    const difference = part - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `socket 1`; a core is named with its socket and die only where there are several. */
function labelsOf(
  order: Exclude<CpuOrder, 'cpu'>,
  topology: Topology,
): (key: GroupKey | undefined) => string {
  const places = [...topology.values()];
  const isSeveral = (field: 'socket' | 'die'): boolean =>
    new Set(places.flatMap((place) => place[field] ?? [])).size > 1;
  const shown = [isSeveral('socket') || isSeveral('die'), isSeveral('die'), true];
  return (key) => {
    if (key === undefined) return `no ${order}`;
    const parts = order === 'core' ? key.filter((_, i) => shown[i]) : key;
    return `${order} ${parts.join('/')}`;
  };
}
