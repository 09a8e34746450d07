import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readlinkSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Debian packages in a folder of their own: downloaded and unpacked, not installed, so that the machine stays as it is and
 * no service starts. Links to `/` are bent to lead there.
 * @returns why not, or undefined.
 */
export function unpackPackages(packages: readonly string[], root: string): string | undefined {
  const downloads = `${root}.deb`;
  mkdirSync(downloads, { recursive: true });
  try {
    execFileSync('apt-get', ['download', '-qq', ...packages], { cwd: downloads, stdio: 'pipe' });
    for (const name of readdirSync(downloads)) {
      execFileSync('dpkg-deb', ['-x', join(downloads, name), root], { stdio: 'pipe' });
    }
  } catch (error) {
    return `${packages[0]} cannot be had from Debian: ${error instanceof Error ? error.message.split('\n')[0] : error}`;
  }
  bendLinks(root, root);
  return undefined;
}

function bendLinks(folder: string, root: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bendLinks(path, root);
    else if (entry.isSymbolicLink() && readlinkSync(path).startsWith('/')) {
      const to = join(root, readlinkSync(path));
      unlinkSync(path);
      symlinkSync(to, path);
    }
  }
}
