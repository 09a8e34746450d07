import type { MountDirectory, MountEntry } from './mount-node.ts';
import type { NodeTable } from './node-table.ts';
import type { SharedAttributes } from './protocol/attributes.ts';
import type { DirectoryPage } from './protocol/directory-page.ts';

/** `.` and `..` are at offsets 0 and 1, the entries follow. */
const DOTS = 2;

/** What a READDIRPLUS brings beside the names: the kernel then knows the nodes. */
export interface ListedNodes {
  readonly table: NodeTable;
  readonly shared: SharedAttributes;
}

/**
 * One opening of a directory. It lists what was there when reading began, so that who reads in parts sees each name once
 * while the directory changes; from the beginning again (rewinddir) it lists anew.
 */
export class DirectoryStream {
  readonly #directory: MountDirectory;
  #entries: readonly MountEntry[] = [];

  constructor(directory: MountDirectory) {
    this.#directory = directory;
  }

  /** Fills a started page from an offset that is 0 or was given with an entry. */
  fill(page: DirectoryPage, offset: number, nodes?: ListedNodes): void {
    if (offset === 0) this.#entries = this.#directory.list();
    const plus = nodes !== undefined;
    if (offset < 1 && !page.addDots(1, 1, plus)) return;
    if (offset < 2 && !page.addDots(2, 2, plus)) return;
    for (let at = Math.max(0, offset - DOTS); at < this.#entries.length; at++) {
      const entry = this.#entries[at];
      if (entry === undefined) return;
      const next = at + DOTS + 1;
      if (!(plus ? this.#addNode(page, entry, next, nodes) : page.addEntry(entry, next, false)))
        return;
    }
  }

  #addNode(page: DirectoryPage, entry: MountEntry, next: number, nodes: ListedNodes): boolean {
    const node = this.#directory.lookup(entry.name);
    if (node === undefined) return page.addEntry(entry, next, true);
    const added = page.addNode({ name: entry.name, node }, next, nodes.shared);
    if (added === 'added') nodes.table.grant(node);
    return added !== 'full';
  }
}
