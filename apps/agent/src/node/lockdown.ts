import * as fs from 'node:fs';

/** Written as `none [integrity] confidentiality`, the brackets around what is in force. */
const LOCKDOWN_FILE = '/sys/kernel/security/lockdown';

/** Whether the kernel is locked down, so that EPERM on a debugfs file is not a matter of permission. */
export function isLockedDown(): boolean {
  try {
    const text = fs.readFileSync(LOCKDOWN_FILE, 'utf8');
    return text.includes('[integrity]') || text.includes('[confidentiality]');
  } catch {
    // securityfs not mounted, or no lockdown in this kernel: then nothing is locked down as far as anyone can tell.
    return false;
  }
}
