import { unreadable } from '@statsfs/core/model';
import { NOTHING_COUNTED } from '../census.ts';
import type { FuseMount, HostFacts } from '../facts.ts';
import { type Finding, type Mend, NO_MEND } from '../finding.ts';
import { holderOf, isStatsfs, mountsOf } from '../mount-table.ts';
import { quoteForShell } from '../quote-for-shell.ts';
import { commandOfRoot, isKeptFromUs, mendOfRefusals } from './access.ts';
import { counted, countWords, listed, refusalItems } from './words.ts';

/** Filesystems of programs, and the folders that were named. */
export function judgeMounts(facts: HostFacts): Finding[] {
  return [
    judgeStatsfs(facts),
    judgeFuse(facts),
    ...facts.fuse
      .filter(({ answer }) => answer === 'hung' || answer === 'dead')
      .map((fuse) => judgeSilent(facts, fuse)),
    ...facts.product.folders.map((folder) => judgeFolder(facts, folder)),
  ];
}

const about = (what: string) =>
  ({ what, group: 'mounts', items: [], subsystems: [] }) as const satisfies Partial<Finding>;

function judgeStatsfs({ mounts }: HostFacts): Finding {
  const base = { ...about('statsfs'), mend: NO_MEND };
  if (mounts === undefined) {
    const detail = 'Not known: /proc/self/mountinfo cannot be read.';
    return { ...base, state: 'unknown', detail };
  }
  const mounted = mountsOf(mounts, isStatsfs).map(({ directory }) => directory);
  if (mounted.length === 0) {
    const detail = 'None is mounted: no program publishes statistics of its own.';
    return { ...base, state: 'missing', detail };
  }
  return {
    ...base,
    state: 'ok',
    detail: `${mounted.length.toLocaleString('en')} mounted: ${listed(mounted)}.`,
    items: mounted.length > 4 ? mounted : [],
  };
}

function judgeFuse({ fuse, mounts }: HostFacts): Finding {
  const base = { ...about('FUSE'), mend: NO_MEND };
  if (mounts === undefined) {
    const detail = 'Not known: /proc/self/mountinfo cannot be read.';
    return { ...base, state: 'unknown', detail };
  }
  const of = (answer: FuseMount['answer']) => fuse.filter((mount) => mount.answer === answer);
  const silent = of('hung').length + of('dead').length;
  const unasked = of('unknown').length;
  if (fuse.length === 0) return { ...base, state: 'ok', detail: 'Nothing is mounted by FUSE.' };
  if (silent > 0) {
    const verb = silent === 1 ? 'does' : 'do';
    const detail = `${silent} of ${counted(fuse.length, 'mount')} by FUSE ${verb} not answer.`;
    return { ...base, state: 'partly', detail };
  }
  if (unasked > 0) {
    const detail = `Not known of ${unasked} of ${counted(fuse.length, 'mount')} by FUSE whether they answer: stat(1) could not be run.`;
    return { ...base, state: 'unknown', detail };
  }
  const detail =
    fuse.length === 1
      ? 'The one mount by FUSE answers.'
      : `All ${counted(fuse.length, 'mount')} by FUSE answer.`;
  return { ...base, state: 'ok', detail };
}

const CONTROL = '/sys/fs/fuse/connections';

/** A server that hangs takes with it whoever looks into its mount; ending the connection lets them all go, with an error. */
function judgeSilent(facts: HostFacts, { mount, answer, waiting }: FuseMount): Finding {
  const { directory, type, device } = mount;
  const base = { ...about(`FUSE ${directory}`), state: 'missing' } as const;
  if (answer === 'dead') {
    return {
      ...base,
      detail: `The server of this ${type} has ended and left its mount behind.`,
      mend: commandOfRoot(facts, `umount --lazy ${quoteForShell(directory)}`),
    };
  }
  const abort = `echo 1 > ${CONTROL}/${device}/abort`;
  const hasControl = mountsOf(facts.mounts ?? [], (name) => name === 'fusectl').length > 0;
  const queue =
    waiting === undefined || waiting === 0 ? '' : `, ${counted(waiting, 'request')} wait for it`;
  return {
    ...base,
    detail: `The server of this ${type} does not answer${queue}; whoever looks into it hangs too.`,
    mend: commandOfRoot(
      facts,
      hasControl ? abort : `mount -t fusectl fusectl ${CONTROL} && ${abort}`,
    ),
  };
}

interface Folder {
  readonly name: string;
  readonly directory: string;
}

function judgeFolder(facts: HostFacts, { name, directory }: Folder): Finding {
  const base = { ...about(`--fs ${name}`), subsystems: [name] };
  const count = facts.census?.filesystems.get(name) ?? NOTHING_COUNTED;
  const silent = silentAt(facts, directory);
  if (silent !== undefined) {
    const { detail, mend } = judgeSilent(facts, silent);
    return { ...base, state: 'missing', detail: `${directory}: ${detail}`, mend };
  }
  if (facts.census === undefined) {
    const detail = `${directory}: its files are counted after the first sweep.`;
    return { ...base, state: 'unknown', detail, mend: NO_MEND };
  }
  const failed = count.refusals.find(({ files }) => files.includes(directory));
  if (failed !== undefined) {
    const { reason, name: code } = unreadable(failed.code);
    const detail = `${directory} cannot be opened: ${reason} (${code}).`;
    const look: Mend = { kind: 'command', text: `ls -ld ${quoteForShell(directory)}` };
    const mend = mendOfRefusals(facts, count);
    return { ...base, state: 'missing', detail, mend: mend.kind === 'none' ? look : mend };
  }
  return {
    ...base,
    state: isKeptFromUs(count) ? 'partly' : 'ok',
    detail: `${directory}: ${countWords(count)}.`,
    mend: mendOfRefusals(facts, count),
    items: refusalItems(count),
  };
}

/** The mount below a directory that does not answer, if it lies on one. */
function silentAt({ mounts = [], fuse }: HostFacts, directory: string): FuseMount | undefined {
  const holder = holderOf(mounts, directory);
  return fuse.find(
    ({ mount, answer }) =>
      mount.directory === holder?.directory && (answer === 'hung' || answer === 'dead'),
  );
}
