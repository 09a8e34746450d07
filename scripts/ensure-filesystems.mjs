// @ts-check
import { readdirSync } from 'node:fs';
import { runCommand } from './run-command.mjs';

/** Where systemd mounts them; a machine without it, as one of CI's often is, has the empty folders. */
const OF_UNIT_TESTS = [
  { type: 'debugfs', at: '/sys/kernel/debug' },
  { type: 'tracefs', at: '/sys/kernel/tracing' },
];

/** @param {string} folder */
function isEmpty(folder) {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    // It is not there, or not for us to read: either way there is nothing to mount on.
    return false;
  }
}

/** Mounts what the tests of KVM and of trace buffers read. Where that cannot be, they are skipped and say so. */
export async function ensureKernelFilesystems() {
  if (process.getuid?.() !== 0) return;
  for (const { type, at } of OF_UNIT_TESTS.filter((wanted) => isEmpty(wanted.at))) {
    console.error(`Mounting ${type} on ${at} …`);
    const { code, output } = await runCommand(['mount', '-t', type, type, at], { captured: true });
    if (code !== 0) console.error(output);
  }
}
