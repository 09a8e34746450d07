// @ts-check
import { existsSync } from 'node:fs';
import { runCommand } from './run-command.mjs';

/** Debian's own; Playwright's download is not needed. */
const CHROMIUM = '/usr/bin/chromium';

/** @type {readonly (readonly [string, ...string[]])[]} */
const INSTALL = [
  ['apt-get', 'update', '-qq'],
  ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
];

/**
 * Installs Chromium where that needs nobody's permission.
 * @returns {Promise<boolean>} false when there is none, which has then been said
 */
export async function ensureChromium() {
  if (existsSync(CHROMIUM)) return true;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.error('Installing Chromium …');
    for (const command of INSTALL) {
      const { code, output } = await runCommand(command, { captured: true });
      if (code !== 0) console.error(output);
    }
  }
  if (existsSync(CHROMIUM)) return true;
  console.error(
    `The browser tests need ${CHROMIUM}, which is not there${mayInstall ? ' and could not be installed' : ''}: run \`apt-get install chromium\` as root.`,
  );
  return false;
}
