import type { CatalogFile } from '../../catalog/catalog-entry.ts';
import type { HostProbe } from '../../ports/host-probe.ts';
import type { AbsentEntry, DeniedEntry } from '../facts.ts';
import { EntryIndex, literalStart } from './entry-index.ts';

/** Top name of the tree under which the file of an entry stands. */
const subsystemOf = ({ at }: CatalogFile): string => at.split('/')[0] ?? '';

/** Top names of the tree, by the filesystem that their files lie on. */
export function subsystemsByFilesystem(catalog: readonly CatalogFile[]): Map<string, string[]> {
  const names = new Map<string, Set<string>>();
  for (const entry of catalog) {
    const known = names.get(entry.filesystem) ?? new Set();
    names.set(entry.filesystem, known.add(subsystemOf(entry)));
  }
  return new Map([...names].map(([filesystem, set]) => [filesystem, [...set].sort()]));
}

/**
 * Looks after each entry of the catalog of which no file is in the tree: how far its path leads, and what stops it.
 * @param paths of every file in the tree.
 */
export async function findAbsent(
  probe: HostProbe,
  catalog: readonly CatalogFile[],
  paths: readonly string[],
): Promise<AbsentEntry[]> {
  const index = new EntryIndex(catalog);
  const present = new Set(paths.map((path) => index.entryOf(path)));
  const absent = catalog.filter((entry) => !present.has(entry));
  const looked = absent.map(async (entry): Promise<AbsentEntry[]> => {
    const { file, filesystem } = entry;
    const look = await lookFor(probe, file);
    // Of other processes there is as much, and nobody looks at any now.
    if (isOfProcess(file) && look.kind === 'found') return [];
    const errno = look.kind === 'found' ? 0 : look.errno;
    return [{ file, filesystem, subsystem: subsystemOf(entry), errno }];
  });
  return (await Promise.all(looked)).flat();
}

const OF_PROCESS = '/proc/#/';
const isOfProcess = (file: string): boolean => file.startsWith(OF_PROCESS);

/** Top names of the tree under which something is read only while somebody looks at it. */
export const onDemandIn = (catalog: readonly CatalogFile[]): string[] => [
  ...new Set(catalog.filter(({ file }) => isOfProcess(file)).map(subsystemOf)),
];

/** Files by the entry of the catalog that they belong to; one that no entry names stands for itself. */
export function groupByEntry(
  catalog: readonly CatalogFile[],
  paths: readonly string[],
): DeniedEntry[] {
  const index = new EntryIndex(catalog);
  const counts = new Map<string, number>();
  for (const path of paths) {
    const name = index.entryOf(path)?.file ?? path;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([file, count]) => ({ file, count }));
}

/** Of a pattern, the directory in which its first wildcard is looked for is as far as can be told; of a process, us. */
const lookFor = (probe: HostProbe, file: string) => {
  if (isOfProcess(file)) return probe.modeOf(file.replace(OF_PROCESS, '/proc/self/'));
  const start = literalStart(file);
  return start === file ? probe.modeOf(file) : probe.list(start.slice(0, start.lastIndexOf('/')));
};
