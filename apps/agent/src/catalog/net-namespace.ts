import type { CatalogFile } from './catalog-entry.ts';

/** Another network namespace, by a process that is in it. */
export interface NetNamespace {
  readonly name: string;
  readonly process: number;
}

const OWN_FILES = '/proc/net/';
const OWN_PLACE = 'net/';

/**
 * What the catalog knows of /proc/net, of another network namespace: a process that is in it shows its own. The place has
 * the namespace's name in it, for two of them may each have an `eth0`. Each read opens anew: a descriptor that is kept would
 * keep a namespace alive whose processes have all ended, and go on reading it (seq_open_net).
 */
export const inNamespace = (
  catalog: readonly CatalogFile[],
  { name, process }: NetNamespace,
): CatalogFile[] =>
  catalog
    .filter(({ file, at }) => file.startsWith(OWN_FILES) && at.startsWith(OWN_PLACE))
    .map((entry) => ({
      ...entry,
      file: `/proc/${process}/net/${entry.file.slice(OWN_FILES.length)}`,
      at: `netns/${name}/${entry.at.slice(OWN_PLACE.length)}`,
      access: 'reopen',
    }));
