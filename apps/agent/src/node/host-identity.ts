import * as fs from 'node:fs';
import * as os from 'node:os';
import type { HostIdentity } from '@statsfs/core/model';

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** Which host, kernel and boot this is. Without a boot id (containers may hide it) the boot time serves. */
export function readHostIdentity(): HostIdentity {
  const bootId = fs.existsSync(BOOT_ID)
    ? fs.readFileSync(BOOT_ID, 'utf8').trim()
    : `boot-${Math.round(Date.now() / 1000 - os.uptime())}`;
  return { name: os.hostname(), kernel: os.release(), bootId };
}
