// @ts-check
import { existsSync } from 'node:fs';
import { runCommand } from './run-command.mjs';

/**
 * A program that tests use, by Debian's package.
 * @typedef {{ readonly file: string, readonly package: string, readonly use: string }} Program
 */

/** Chromium is Debian's own; Playwright's download is not needed. @type {readonly Program[]} */
const OF_BROWSER_TESTS = [
  { file: '/usr/bin/chromium', package: 'chromium', use: 'browser tests' },
  { file: '/usr/bin/openssl', package: 'openssl', use: 'the certificate of the tests of HTTPS' },
];

/** Where one cannot be had, the tests that need it are skipped and say so. @type {readonly Program[]} */
const OF_UNIT_TESTS = [
  { file: '/usr/bin/fusermount3', package: 'fuse3', use: 'mounts of users who are not root' },
  { file: '/usr/bin/systemd-analyze', package: 'systemd', use: 'the units for systemd' },
  {
    file: '/usr/lib/python3/dist-packages/prometheus_client/openmetrics/parser.py',
    package: 'python3-prometheus-client',
    use: 'what scrapers read',
  },
  { file: '/usr/sbin/mkfs.xfs', package: 'xfsprogs', use: 'statistics of XFS' },
  ...(existsSync('/dev/kvm') && process.arch === 'x64'
    ? [
        {
          file: '/usr/bin/qemu-system-x86_64',
          package: 'qemu-system-x86',
          use: 'virtual machines of QEMU',
        },
      ]
    : []),
];

const isThere = (/** @type {Program} */ { file }) => existsSync(file);
const isMissing = (/** @type {Program} */ program) => !isThere(program);

/** Installs packages where that needs nobody's permission. @param {readonly Program[]} missing */
async function install(missing) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const packages = missing.map((program) => program.package);
  console.error(`Installing ${packages.join(', ')} …`);
  /** @type {readonly (readonly [string, ...string[]])[]} */
  const commands = [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages],
  ];
  for (const command of commands) {
    const { code, output } = await runCommand(command, { captured: true });
    if (code !== 0) console.error(output);
  }
}

/** @param {readonly Program[]} programs @returns {Promise<boolean>} false when one is still missing, which has then been said */
async function ensure(programs) {
  if (programs.some(isMissing)) await install(programs.filter(isMissing));
  for (const program of programs.filter(isMissing)) {
    console.error(
      `No ${program.file} for ${program.use}: run \`apt-get install ${program.package}\` as root.`,
    );
  }
  return programs.every(isThere);
}

/** @returns {Promise<boolean>} false when one is missing, which has then been said */
export const ensureBrowserTestPrograms = () => ensure(OF_BROWSER_TESTS);

/** What is missing has then been said. */
export const ensureUnitTestPrograms = () => ensure(OF_UNIT_TESTS);
