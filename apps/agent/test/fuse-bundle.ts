import { fileURLToPath } from 'node:url';
import { bundleScripts } from './bundle-scripts.ts';

/** The tree of the tests: served by a thread of the test, or by a program that it starts. */
export interface Bundle extends Disposable {
  readonly thread: URL;
  readonly program: string;
}

export async function bundleTreeScripts(): Promise<Bundle> {
  const bundle = await bundleScripts({
    'fuse-tree-thread': 'test/fuse-tree-thread.ts',
    'fuse-tree-program': 'test/fuse-tree-program.ts',
  });
  return {
    thread: bundle.urls['fuse-tree-thread'],
    program: fileURLToPath(bundle.urls['fuse-tree-program']),
    [Symbol.dispose]: () => bundle[Symbol.dispose](),
  };
}
