import { type MountDirectory, type MountNode, ROOT_INODE } from './mount-node.ts';

interface KnownNode {
  node: MountNode;
  /** How often the kernel was told of it and has not forgotten. */
  lookups: number;
}

/**
 * The nodes that the kernel knows, by the number it calls them by, which is their inode number. A node stays here until
 * the kernel forgets it, also when its directory has long lost it.
 */
export class NodeTable {
  readonly #root: MountDirectory;
  readonly #known = new Map<number, KnownNode>();

  constructor(root: MountDirectory) {
    this.#root = root;
  }

  /** How many are known beside the root. */
  get size(): number {
    return this.#known.size;
  }

  at(nodeId: number): MountNode | undefined {
    return nodeId === ROOT_INODE ? this.#root : this.#known.get(nodeId)?.node;
  }

  /** The kernel is told of it once more. Of two objects for the same node the newer one is asked from now on. */
  grant(node: MountNode): void {
    const known = this.#known.get(node.inode);
    if (known === undefined) this.#known.set(node.inode, { node, lookups: 1 });
    else {
      known.node = node;
      known.lookups++;
    }
  }

  forget(nodeId: number, lookups: number): void {
    const known = this.#known.get(nodeId);
    if (known === undefined) return;
    known.lookups -= lookups;
    if (known.lookups <= 0) this.#known.delete(nodeId);
  }
}
