// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository, wherever it lies and from wherever a script is started. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the source code of the product lies, relative to the repository. */
export const WORKSPACES = [
  'packages/core',
  'apps/agent',
  'apps/web',
  'e2e',
  'examples/virtual-machines',
];

const GENERATED = new Set([
  'node_modules',
  'dist',
  'coverage',
  'test-results',
  'playwright-report',
  'next-env.d.ts',
]);

/**
 * Files below some folders, as paths relative to `root`; hidden and generated ones left out. Reads the disk, not git,
 * so that it works in a copy without history.
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {string[]}
 */
export function listFiles(root, folders) {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true }).map((entry) => ({ folder, entry })),
    )
    .filter(({ entry }) => !entry.name.startsWith('.') && !GENERATED.has(entry.name))
    .flatMap(({ folder, entry }) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(root, [path]) : entry.isFile() ? [path] : [];
    });
}
