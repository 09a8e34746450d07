import type { Mark } from './mark.ts';
import type { Move } from './move.ts';

/** Something that a chart draws beside the line. Times in microseconds. */
export type PointEvent =
  | {
      /** The counter fell. */
      readonly kind: 'reset';
      readonly atUs: number;
      readonly cause: 'fell';
    }
  | {
      /** Something else is behind the value now, which need not have fallen. */
      readonly kind: 'reset';
      readonly atUs: number;
      readonly cause: 'replaced';
      readonly reason: string;
    }
  | { readonly kind: 'wrap'; readonly atUs: number }
  | {
      /** A counter that the kernel lets step back did so; the step counts as zero. */
      readonly kind: 'stepped-back';
      readonly atUs: number;
    }
  | { readonly kind: 'clear'; readonly atUs: number; readonly by: string }
  | {
      readonly kind: 'gap';
      /** The last row before; −Infinity when there is none. */
      readonly fromUs: number;
      /** The first row after; Infinity when there is none. */
      readonly untilUs: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'unreadable';
      readonly fromUs: number;
      readonly untilUs: number;
      readonly code: number;
    };

/** What a mark between two rows looks like on a chart. */
export function eventOfMark(mark: Mark, fromUs: number, untilUs: number): PointEvent {
  switch (mark.kind) {
    case 'clear':
      return { kind: 'clear', atUs: mark.atUs, by: mark.by };
    case 'reset':
      return { kind: 'reset', atUs: mark.atUs, cause: 'replaced', reason: mark.reason };
    case 'gap':
      return { kind: 'gap', fromUs, untilUs, reason: mark.reason };
    case 'unreadable':
      return { kind: 'unreadable', fromUs, untilUs, code: mark.code };
  }
}

/** What a step looks like beside its rate. */
export function eventOfMove(move: Move, atUs: number): PointEvent | undefined {
  switch (move) {
    case 'wrapped':
      return { kind: 'wrap', atUs };
    case 'stepped-back':
      return { kind: 'stepped-back', atUs };
    case 'fell':
      return { kind: 'reset', atUs, cause: 'fell' };
    case 'grew':
    case 'none':
      return undefined;
  }
}
