import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface Bundle<Name extends string> extends Disposable {
  /** Where each of the scripts lies now. */
  readonly urls: Readonly<Record<Name, URL>>;
}

/**
 * Scripts as Node can run them, side by side under the names given, since a thread's script is found beside what starts it.
 * Below node_modules, so that koffi is found from there.
 * @param scripts by name, relative to the agent's folder.
 */
export async function bundleScripts<Name extends string>(
  scripts: Readonly<Record<Name, string>>,
): Promise<Bundle<Name>> {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.statsfs-mount-test-'));
  // Another user runs some of them.
  chmodSync(folder, 0o755);
  const entries = Object.entries<string>(scripts);
  await build({
    entryPoints: Object.fromEntries(
      entries.map(([name, path]) => [name, join(ROOT, 'apps/agent', path)]),
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
  const urls = entries.map(([name]) => [name, pathToFileURL(join(folder, `${name}.mjs`))] as const);
  return {
    // The names are those that were given.
    urls: Object.fromEntries(urls) as Record<Name, URL>,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
