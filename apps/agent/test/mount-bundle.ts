import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../../..');
const AGENT = join(ROOT, 'apps/agent/src');

export interface MountLibrary extends Disposable {
  readonly mountTree: typeof import('../src/publish/index.ts').mountTree;
  /** What a program in another process imports. */
  readonly url: string;
}

/** What programs publish with, built as it is for them: its thread is a file of its own. */
export async function bundleMountLibrary(): Promise<MountLibrary> {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.statsfs-mount-test-'));
  await build({
    entryPoints: {
      mount: join(AGENT, 'publish/index.ts'),
      'mount-thread': join(AGENT, 'publish/mount-thread.ts'),
      core: join(ROOT, 'packages/core/src/publish/index.ts'),
    },
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
  const url = pathToFileURL(join(folder, 'mount.mjs')).href;
  // Built from that very file a moment ago.
  const { mountTree } = (await import(url)) as typeof import('../src/publish/index.ts');
  return {
    mountTree,
    url,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
