import type { HostFacts, Mount } from '../facts.ts';
import { type Finding, NO_MEND } from '../finding.ts';
import { mountsOf } from '../mount-table.ts';
import { AS_ROOT, commandOfRoot, hasCapability, mountOf } from './access.ts';
import { type Aside, judgeFilesystem, subsystemsOn } from './kernel-filesystems.ts';
import { builtOf, parameterOf } from './option.ts';
import { listed } from './words.ts';

const EACCES = 13;
const DEBUGFS = '/sys/kernel/debug';
const TRACEFS = '/sys/kernel/tracing';

/** The filesystems that the kernel's statistics lie on, but for cgroups. */
export function judgeFilesystems(facts: HostFacts): Finding[] {
  return [
    judgeProcfs(facts),
    judgeFilesystem(facts, {
      what: 'sysfs',
      type: 'sysfs',
      directory: '/sys',
      option: 'SYSFS',
    }),
    judgeDebugfs(facts),
    judgeTracefs(facts),
    judgeFilesystem(
      facts,
      {
        what: 'securityfs',
        type: 'securityfs',
        directory: '/sys/kernel/security',
        option: 'SECURITYFS',
      },
      () => ({ words: 'it tells whether the kernel is locked down', isGap: false }),
    ),
  ];
}

function judgeProcfs(facts: HostFacts): Finding {
  const procfs = { what: 'procfs', type: 'proc', directory: '/proc', option: 'PROC_FS' };
  if (facts.mounts === undefined) {
    return {
      what: 'procfs',
      group: 'filesystems',
      state: 'missing',
      detail: 'Not mounted at /proc, or closed to this process: its mountinfo cannot be read.',
      mend: commandOfRoot(facts, 'mount -t proc proc /proc'),
      items: [],
      subsystems: subsystemsOn(facts, 'procfs'),
    };
  }
  return judgeFilesystem(facts, procfs, (mounts) => hiding(facts, mounts));
}

/** What a mount of procfs may leave out (proc(5)), and what may be drawn over it. */
function hiding(facts: HostFacts, mounts: readonly Mount[]): Aside | undefined {
  const options = mounts.find(({ directory }) => directory === '/proc')?.options ?? [];
  const hidepid = options.find((option) => /^hidepid=(?!0$|off$)/.test(option));
  if (hidepid !== undefined && hasCapability(facts, 'CAP_SYS_PTRACE') !== true) {
    const mend = commandOfRoot(facts, 'mount -o remount,hidepid=0 /proc');
    return { words: `${hidepid} hides the processes of other users`, isGap: true, mend };
  }
  if (options.includes('subset=pid')) {
    return { words: 'subset=pid leaves nothing but processes', isGap: true };
  }
  const drawn = mountsOf(facts.mounts ?? [], (type) => type === 'fuse.lxcfs')
    .map(({ directory }) => directory)
    .filter((directory) => directory.startsWith('/proc/'));
  if (drawn.length === 0) return undefined;
  return { words: `${listed(drawn)} come from lxcfs, which counts this container`, isGap: true };
}

function judgeDebugfs(facts: HostFacts): Finding {
  const debugfs = { what: 'debugfs', type: 'debugfs', directory: DEBUGFS, option: 'DEBUG_FS' };
  const finding = judgeFilesystem(facts, debugfs);
  const { kernel, filesystems } = facts;
  if (finding.state === 'missing' && kernel.types?.has('debugfs') === false) {
    const parameter = parameterOf(kernel, 'debugfs');
    const isOff =
      parameter === 'off' ||
      parameter === 'no-mount' ||
      builtOf(kernel, 'DEBUG_FS_ALLOW_NONE') === 'in' ||
      builtOf(kernel, 'DEBUG_FS_DISALLOW_MOUNT') === 'in';
    if (!isOff) return finding;
    const detail = 'Built into this kernel, and switched off when it was booted.';
    return { ...finding, state: 'off', detail, mend: { kind: 'boot', text: 'debugfs=on' } };
  }
  const look = filesystems.debugfs;
  const isClosed = look.kind === 'failed' && look.errno === EACCES;
  return finding.state !== 'missing' && isClosed ? asClosed(facts, finding, DEBUGFS) : finding;
}

/** Mounted with the mode that it has by default: 0700. */
const asClosed = (facts: HostFacts, finding: Finding, directory: string): Finding => ({
  ...finding,
  state: 'missing',
  detail: `Mounted at ${directory}, and closed to this process: as a rule only root may look into it.`,
  mend: facts.process.uid === 0 ? NO_MEND : AS_ROOT,
});

/** It appears below debugfs by itself, where only root sees it; the catalog knows its own place. */
function judgeTracefs(facts: HostFacts): Finding {
  const tracefs = { what: 'tracefs', type: 'tracefs', directory: TRACEFS, option: 'TRACING' };
  const isClosed = facts.absent.some(
    ({ file, errno }) => file.startsWith(`${TRACEFS}/`) && errno === EACCES,
  );
  const finding = judgeFilesystem(facts, tracefs, (mounts) => {
    if (mounts.some(({ directory }) => directory === TRACEFS)) return undefined;
    const mend = mountOf(facts, 'tracefs', TRACEFS);
    return { words: `nothing is mounted at ${TRACEFS}`, isGap: true, mend };
  });
  return finding.state === 'ok' && isClosed ? asClosed(facts, finding, TRACEFS) : finding;
}
