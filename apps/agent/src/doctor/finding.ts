/**
 * `ok`: all of it is there. `partly`: some of it is, or some of it cannot be read. `off`: the kernel has it, and a switch
 * keeps it from counting. `unknown`: nothing readable says whether it is there.
 */
export type FindingState = 'ok' | 'partly' | 'missing' | 'off' | 'unknown';

/** In the order in which people read them. */
export const FINDING_GROUPS = [
  'process',
  'filesystems',
  'features',
  'mounts',
  'subsystems',
  'statsfs',
] as const;
export type FindingGroup = (typeof FINDING_GROUPS)[number];

/** What somebody on this host can do about it. */
export type Mend =
  /** Nothing: all is there, or nothing brings it back while this kernel runs. */
  | { readonly kind: 'none' }
  /** A command line for a shell. */
  | { readonly kind: 'command'; readonly text: string }
  /** The same, for root of the host: root of this user namespace may not. */
  | { readonly kind: 'host'; readonly text: string }
  /** A parameter of the kernel's command line, in force from the next boot on. */
  | { readonly kind: 'boot'; readonly text: string }
  /** An option that docker and podman take when they start the container. */
  | { readonly kind: 'container'; readonly text: string }
  /** A package of the distribution. */
  | { readonly kind: 'package'; readonly text: string };

/** One thing that was looked at: whether it is there, and if not, why and what mends it. */
export interface Finding {
  /** Unique in its group. */
  readonly what: string;
  readonly group: FindingGroup;
  readonly state: FindingState;
  /** One sentence. May hold names that others chose: text, never markup or a terminal's commands. */
  readonly detail: string;
  readonly mend: Mend;
  /** What the sentence counts: files, devices, and the like. */
  readonly items: readonly string[];
  /** Top names of the tree that depend on it. */
  readonly subsystems: readonly string[];
}

/** A report, and when the host was looked at. */
export interface Report {
  /** Wall clock. */
  readonly atMs: number;
  readonly findings: readonly Finding[];
}

export const NO_MEND: Mend = { kind: 'none' };

/** What to do, in words that a command line can be copied out of. Empty where nothing can be done. */
export function mendText(mend: Mend): string {
  switch (mend.kind) {
    case 'none':
      return '';
    case 'command':
      return mend.text;
    case 'host':
      return `on the host, as root: ${mend.text}`;
    case 'boot':
      return `add ${mend.text} to the kernel command line and reboot`;
    case 'container':
      return `start the container with ${mend.text}`;
    case 'package':
      return `install the package ${mend.text}`;
  }
}

/** Whether there is nothing to be done about it, because all is there or because nothing helps. */
export const isSettled = ({ mend }: Finding): boolean => mend.kind === 'none';
