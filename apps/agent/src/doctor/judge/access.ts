import { LOCKDOWN, NOT_READ } from '@statsfs/core/model';
import type { Count } from '../census.ts';
import { deniedFiles } from '../denied-files.ts';
import type { HostFacts } from '../facts.ts';
import { type Mend, NO_MEND } from '../finding.ts';
import { quoteForShell } from '../quote-for-shell.ts';

const EPERM = 1;
const EACCES = 13;
const ENOTCONN = 107;
const ETIMEDOUT = 110;

/** Bits of capabilities, linux/capability.h. */
export const CAPABILITIES = {
  CAP_DAC_OVERRIDE: 1,
  CAP_DAC_READ_SEARCH: 2,
  CAP_SYS_PTRACE: 19,
  CAP_SYS_ADMIN: 21,
  CAP_PERFMON: 38,
} as const;

/** Undefined where the kernel does not tell. */
export const hasCapability = (
  { process: { capabilities } }: HostFacts,
  name: keyof typeof CAPABILITIES,
): boolean | undefined =>
  capabilities === undefined
    ? undefined
    : ((capabilities >> BigInt(CAPABILITIES[name])) & 1n) === 1n;

/** How an agent gets the rights of root. */
export const AS_ROOT: Mend = { kind: 'command', text: 'sudo npx statsfs up' };

/** Whether this is a container: one left a mark, and no namespace says that this is the host all the same. */
const isContained = ({ process: { containerMark, namespaces } }: HostFacts): boolean => {
  const { user, pid, cgroup } = namespaces;
  if (user === false) return true;
  return containerMark !== undefined && !(pid === true && cgroup === true);
};

/** A command line that only root may run. `text` is safe to be typed. */
export function commandOfRoot({ process }: HostFacts, text: string): Mend {
  const { uid, namespaces } = process;
  if (namespaces.user === false) return { kind: 'host', text };
  if (uid === 0) return { kind: 'command', text };
  const isPlain = !/[|&;<>()$`]/.test(text);
  return { kind: 'command', text: isPlain ? `sudo ${text}` : `sudo sh -c ${quoteForShell(text)}` };
}

/** Mounts one of the kernel's own filesystems, named after its type. */
export function mountOf(facts: HostFacts, type: string, directory: string): Mend {
  const isOfHost = facts.process.namespaces.user !== false;
  const mayMount = isOfHost && hasCapability(facts, 'CAP_SYS_ADMIN') === true;
  return isContained(facts) && !mayMount
    ? { kind: 'container', text: `--volume ${directory}:${directory}:ro` }
    : commandOfRoot(facts, `mount -t ${type} ${type} ${directory}`);
}

/** Makes a device of the host seen. */
export function deviceOf(facts: HostFacts, device: string): Mend {
  return isContained(facts) ? { kind: 'container', text: `--device ${device}` } : NO_MEND;
}

const BLOCKED: ReadonlySet<number> = new Set([
  EPERM,
  EACCES,
  LOCKDOWN,
  ENOTCONN,
  ETIMEDOUT,
  NOT_READ.slow,
]);

/** Whether files are there that are kept from us; one that has gone, or has nothing to say, is not. */
export const isKeptFromUs = ({ refusals }: Count): boolean =>
  refusals.some(({ code }) => BLOCKED.has(code));

/** Of files that cannot be read, what reads them: root, where we are not. */
export const mendOfRefusals = (facts: HostFacts, count: Count): Mend =>
  facts.process.uid !== 0 && deniedFiles(count).length > 0 ? AS_ROOT : NO_MEND;
