import { ROOT_SOURCE, type SchemaIndex, type StatPath } from '@statsfs/core/model';

/** Rows that the first look at a tree should fill, about one screen. */
const FIRST_ROWS = 40;

/** Sources open on the first visit: the smallest subsystems, until a screen is full. */
export function firstOpenBranches(index: SchemaIndex): ReadonlySet<StatPath> {
  const subsystems = index.subordinatesOf(ROOT_SOURCE);
  const bySize = subsystems
    .map((source) => ({ source, rows: childCount(index, source) }))
    .sort((a, b) => a.rows - b.rows);
  const open = new Set<StatPath>();
  let rows = subsystems.length;
  for (const branch of bySize) {
    rows += branch.rows;
    if (rows > FIRST_ROWS) break;
    const path = index.sourcePath(branch.source);
    if (path !== undefined) open.add(path);
  }
  return open;
}

/** Sources above `path`, outermost first: what must be open for its row to show. */
export function branchesAbove(path: StatPath): StatPath[] {
  const above: StatPath[] = [];
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    // A prefix of a path that ends before a slash is a path.
    above.push(path.slice(0, at) as StatPath);
  }
  return above;
}

/** `open` with the sources above `path`; the same set when they are open already. */
export function openedTo(open: ReadonlySet<StatPath>, path: StatPath): ReadonlySet<StatPath> {
  const missing = branchesAbove(path).filter((branch) => !open.has(branch));
  return missing.length === 0 ? open : new Set([...open, ...missing]);
}

const childCount = (index: SchemaIndex, source: number): number =>
  index.subordinatesOf(source).length + index.valuesOf(source).length;
