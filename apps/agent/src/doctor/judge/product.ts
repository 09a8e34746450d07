import type { HostFacts } from '../facts.ts';
import { type Finding, NO_MEND } from '../finding.ts';
import { quoteForShell } from '../quote-for-shell.ts';
import { commandOfRoot, deviceOf } from './access.ts';
import { builtOf, CONFIG_UNKNOWN, notSet } from './option.ts';

const ENOENT = 2;

const about = (what: string) =>
  ({ what, group: 'statsfs', items: [], subsystems: [] }) as const satisfies Partial<Finding>;

/** What the product itself needs: its agent, its folder, and what `statsfs mount` is made with. */
export function judgeProduct(facts: HostFacts): Finding[] {
  return [judgeAgent(facts), judgeState(facts), judgeMounting(facts)];
}

function judgeAgent({ product: { agent, socketPath }, process: { uid } }: HostFacts): Finding {
  const base = about('agent');
  switch (agent) {
    case 'self': {
      const detail = `Answers at ${socketPath}; this report is what it sees, as uid ${uid}.`;
      return { ...base, state: 'ok', detail, mend: NO_MEND };
    }
    case 'none':
      return {
        ...base,
        state: 'missing',
        detail: `None answers at ${socketPath}; this report is what this command sees itself.`,
        mend: { kind: 'command', text: 'npx statsfs up' },
      };
    case 'closed':
      return {
        ...base,
        state: 'missing',
        detail: `Uid ${uid} may not read ${socketPath}.token, so this command looked by itself.`,
        mend: { kind: 'command', text: 'sudo npx statsfs doctor' },
      };
  }
}

function judgeState(facts: HostFacts): Finding {
  const base = about('state');
  const { stateDir, state } = facts.product;
  if (state.kind === 'found') {
    return {
      ...base,
      state: 'ok',
      detail: `Pins and audit are kept in ${stateDir}.`,
      mend: NO_MEND,
    };
  }
  if (state.errno === ENOENT) {
    const detail = `${stateDir} is not there yet; the web app makes it when it starts.`;
    return { ...base, state: 'ok', detail, mend: NO_MEND };
  }
  return {
    ...base,
    state: 'missing',
    detail: `${stateDir} is not writable, so pins and audit cannot be kept.`,
    mend: commandOfRoot(facts, `chown ${facts.process.uid} ${quoteForShell(stateDir)}`),
  };
}

/** `statsfs mount` needs /dev/fuse, a program that mounts, and system calls that Node does not have. */
function judgeMounting(facts: HostFacts): Finding {
  const base = about('mounting');
  const { kernel, process, product } = facts;
  const { fuseDevice, hasMountProgram } = product;
  if (process.reader !== 'koffi') {
    const detail = 'statsfs mount needs koffi, which cannot be loaded.';
    return {
      ...base,
      state: 'missing',
      detail,
      mend: { kind: 'command', text: 'npm install koffi' },
    };
  }
  if (fuseDevice.kind === 'failed') {
    if (fuseDevice.errno === ENOENT) return { ...base, state: 'missing', ...whyNoFuse(facts) };
    const detail = `/dev/fuse may not be opened by uid ${process.uid}.`;
    return { ...base, state: 'missing', detail, mend: commandOfRoot(facts, 'chmod 666 /dev/fuse') };
  }
  if (!hasMountProgram) {
    const program = process.uid === 0 ? 'mount' : 'fusermount3';
    const text = process.uid === 0 ? 'mount' : 'fuse3';
    const detail = `There is no program ${program}, which mounts for us.`;
    return { ...base, state: 'missing', detail, mend: { kind: 'package', text } };
  }
  const hasFuse = kernel.types === undefined || kernel.types.has('fuse');
  const detail = 'statsfs mount can publish this tree as a filesystem.';
  return hasFuse
    ? { ...base, state: 'ok', detail, mend: NO_MEND }
    : { ...base, state: 'missing', ...whyNoFuse(facts) };
}

function whyNoFuse(facts: HostFacts): Pick<Finding, 'detail' | 'mend'> {
  const { kernel } = facts;
  if (kernel.types?.has('fuse') === true) {
    const detail = 'This kernel has FUSE, and /dev/fuse is not shown here.';
    return { detail, mend: deviceOf(facts, '/dev/fuse') };
  }
  switch (builtOf(kernel, 'FUSE_FS')) {
    case 'not':
      return {
        detail: `FUSE is not built into this kernel: ${notSet(kernel, 'FUSE_FS')}.`,
        mend: NO_MEND,
      };
    case 'unknown':
      return {
        detail: `FUSE is not loaded, or not built; ${CONFIG_UNKNOWN}.`,
        mend: commandOfRoot(facts, 'modprobe fuse'),
      };
    case 'in':
    case 'module':
      return {
        detail: 'The module fuse is not loaded.',
        mend: commandOfRoot(facts, 'modprobe fuse'),
      };
  }
}
