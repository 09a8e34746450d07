// @ts-check
import { existsSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './repository.mjs';
import { runCommand } from './run-command.mjs';

/** npm writes this file last, so where it is, an installation has been finished. */
const FINISHED = join(ROOT, 'node_modules/.package-lock.json');

function isInstalled() {
  const wanted = statSync(join(ROOT, 'package-lock.json')).mtimeMs;
  return existsSync(FINISHED) && statSync(FINISHED).mtimeMs >= wanted;
}

/**
 * Installs what package-lock.json asks for, unless that has been done. `npm install` and not `npm ci`: the latter
 * refuses a lock file in which a registry had no builds for other operating systems.
 * @returns {Promise<boolean>} false when it failed, which has then been said
 */
export async function installPackages() {
  if (isInstalled()) return true;
  console.error('Installing packages (about half a minute) …');
  const { code, output } = await runCommand(['npm', 'install', '--no-save', '--loglevel=error'], {
    captured: true,
  });
  if (code !== 0) {
    console.error(`${output}npm install failed with code ${code}.`);
    return false;
  }
  const now = new Date();
  utimesSync(FINISHED, now, now);
  return true;
}
