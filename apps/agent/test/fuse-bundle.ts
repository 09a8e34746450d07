import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Scripts of this folder as Node can run them. Below node_modules, so that koffi is found from there. */
export interface Bundle extends Disposable {
  readonly thread: URL;
  readonly program: string;
}

export async function bundleTreeScripts(): Promise<Bundle> {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.statsfs-mount-test-'));
  // Another user runs them too.
  chmodSync(folder, 0o755);
  await build({
    entryPoints: ['fuse-tree-thread.ts', 'fuse-tree-program.ts'].map((name) =>
      join(import.meta.dirname, name),
    ),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.9',
    packages: 'external',
    alias: { '@statsfs/core': join(ROOT, 'packages/core/src') },
    logLevel: 'error',
  });
  return {
    thread: pathToFileURL(join(folder, 'fuse-tree-thread.mjs')),
    program: join(folder, 'fuse-tree-program.mjs'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
