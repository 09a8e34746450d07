import type { Process } from './process.ts';

/** What is known of a process that is not in the tree. */
export type Presence =
  /** The agent has not answered yet, or cannot be asked. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'running'; readonly name: string; readonly isLate: boolean }
  | { readonly kind: 'ended' }
  | { readonly kind: 'none' };

export interface PresenceFacts {
  /** What the agent said last; undefined: nothing yet, or nothing now. */
  readonly answer: { readonly process?: Process | undefined } | undefined;
  /** Whether this page has shown it. */
  readonly wasThere: boolean;
  /** Whether it should be in the tree by now. */
  readonly isLate: boolean;
}

export function presenceOf({ answer, wasThere, isLate }: PresenceFacts): Presence {
  if (answer === undefined) return { kind: 'unknown' };
  if (answer.process !== undefined) return { kind: 'running', name: answer.process.name, isLate };
  return wasThere ? { kind: 'ended' } : { kind: 'none' };
}

/** A heading and a sentence on what comes next. */
export interface PresenceWords {
  readonly title: string;
  readonly text: string;
}

export function presenceWords(pid: number, presence: Presence): PresenceWords {
  switch (presence.kind) {
    case 'unknown':
      return {
        title: `Process ${pid} is being looked into…`,
        text: 'The statistics of a process are read only while somebody looks at them.',
      };
    case 'running':
      return {
        title: `Process ${pid} is being looked into…`,
        text: presence.isLate
          ? `It runs, as ${presence.name}, but the agent has not read it yet. It looks into 64 processes at a time, and into none when it was started with --only and without proc.`
          : `It runs, as ${presence.name}. Its statistics show here as soon as the agent has read them.`,
      };
    case 'ended':
      return {
        title: `Process ${pid} has ended`,
        text: 'Its statistics went with it. Should another process get the same id, it shows here.',
      };
    case 'none':
      return {
        title: `No such process: ${pid}`,
        text: 'None with this id runs, or none that the agent may see. As soon as one does, it shows here.',
      };
  }
}
