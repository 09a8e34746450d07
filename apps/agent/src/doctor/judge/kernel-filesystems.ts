import { type Count, NOTHING_COUNTED } from '../census.ts';
import type { HostFacts, Mount } from '../facts.ts';
import { type Finding, type Mend, NO_MEND } from '../finding.ts';
import { mountsOf } from '../mount-table.ts';
import { isKeptFromUs, mendOfRefusals, mountOf } from './access.ts';
import { builtOf, notSet } from './option.ts';
import { countWords, listed, refusalItems } from './words.ts';

/** One of the kernel's own filesystems. None of these can be a module. */
export interface KernelFilesystem {
  readonly what: string;
  /** What its files are counted under; left out: the same. */
  readonly counted?: string;
  /** What mount(8) calls it. */
  readonly type: string;
  /** Where it belongs. */
  readonly directory: string;
  readonly option: string;
}

export const subsystemsOn = ({ catalogued }: HostFacts, what: string): readonly string[] =>
  catalogued.get(what) ?? [];

/** @param more what there is to say of one that is mounted, beside its files. */
export function judgeFilesystem(
  facts: HostFacts,
  filesystem: KernelFilesystem,
  more: (mounts: readonly Mount[]) => Aside | undefined = () => undefined,
): Finding {
  const { what, type, counted = what } = filesystem;
  const base = {
    what,
    group: 'filesystems',
    subsystems: subsystemsOn(facts, what),
    items: [],
  } as const;
  const mounts = facts.mounts && mountsOf(facts.mounts, (mounted) => mounted === type);
  if (mounts === undefined) {
    const detail = 'Not known: /proc/self/mountinfo cannot be read.';
    return { ...base, state: 'unknown', detail, mend: NO_MEND };
  }
  if (mounts.length === 0)
    return { ...base, state: 'missing', ...whyNotMounted(facts, filesystem) };
  const count = countOf(facts, counted);
  const aside = more(mounts);
  const isWhole = (count === undefined || !isKeptFromUs(count)) && aside?.isGap !== true;
  return {
    ...base,
    state: isWhole ? 'ok' : 'partly',
    detail: `Mounted at ${placesOf(mounts)}: ${filesWords(count)}${aside === undefined ? '' : `; ${aside.words}`}.`,
    mend: aside?.mend ?? (count === undefined ? NO_MEND : mendOfRefusals(facts, count)),
    items: count === undefined ? [] : refusalItems(count),
  };
}

/** Something else to say of a mounted filesystem. */
export interface Aside {
  readonly words: string;
  /** Whether something cannot be read because of it. */
  readonly isGap: boolean;
  readonly mend?: Mend;
}

/** Undefined before the first sweep. */
const countOf = ({ census }: HostFacts, what: string): Count | undefined =>
  census && (census.filesystems.get(what) ?? NOTHING_COUNTED);

function filesWords(count: Count | undefined): string {
  if (count === undefined) return 'its files are counted after the first sweep';
  return count.files === 0 ? 'no file of it is read' : countWords(count);
}

const placesOf = (mounts: readonly Mount[]): string =>
  listed(mounts.map(({ directory }) => directory));

function whyNotMounted(
  facts: HostFacts,
  { what, type, directory, option }: KernelFilesystem,
): { readonly detail: string; readonly mend: Mend } {
  const { kernel } = facts;
  if (kernel.types === undefined) {
    return {
      detail: 'Not mounted; /proc/filesystems, which tells what could be, cannot be read.',
      mend: NO_MEND,
    };
  }
  if (kernel.types.has(type)) {
    return { detail: 'Not mounted; this kernel has it.', mend: mountOf(facts, type, directory) };
  }
  if (builtOf(kernel, option) === 'not') {
    return { detail: `Not built into this kernel: ${notSet(kernel, option)}.`, mend: NO_MEND };
  }
  return { detail: `This kernel does not offer ${what}.`, mend: NO_MEND };
}
