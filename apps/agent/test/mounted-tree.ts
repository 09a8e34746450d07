import { StatsTree } from '@statsfs/core/publish';
import { afterAll, beforeAll } from 'vitest';
import type { TreeMount } from '../src/publish/index.ts';
import { bundleScripts } from './bundle-scripts.ts';
import { whyNoMount } from './fuse-test-mount.ts';
import { TempFolder } from './temp-folder.ts';

type Library = typeof import('../src/publish/index.ts');

export interface MountLibrary extends Disposable {
  readonly mountTree: Library['mountTree'];
}

/** What programs publish with, built as it is for them. */
export async function bundleMountLibrary(): Promise<MountLibrary> {
  const bundle = await bundleScripts({
    mount: 'src/publish/index.ts',
    'mount-thread': 'src/publish/mount-thread.ts',
  });
  // Built from that very file a moment ago.
  const { mountTree } = (await import(bundle.urls.mount.href)) as Library;
  return { mountTree, [Symbol.dispose]: () => bundle[Symbol.dispose]() };
}

export interface MountedTree {
  readonly tree: StatsTree;
  readonly directory: () => string;
}

/** A tree that is really mounted for all tests of a file, where mounting is possible. */
export function mountTreeForTests(): MountedTree {
  const tree = new StatsTree();
  const folder = new TempFolder();
  let library: MountLibrary | undefined;
  let mount: TreeMount | undefined;
  beforeAll(async () => {
    if (whyNoMount() !== undefined) return;
    library = await bundleMountLibrary();
    mount = await library.mountTree(tree, folder.at('m'));
  });
  afterAll(async () => {
    await mount?.unmount();
    library?.[Symbol.dispose]();
    folder[Symbol.dispose]();
  });
  return { tree, directory: () => mount?.directory ?? '' };
}
