/** What happened between two rows of a file, drawn as what it is. Zero, no data, gap and unreadable stay apart. */
export type Mark =
  | {
      /** Nothing was read for a while, so nothing is known between the rows around it. */
      readonly kind: 'gap';
      readonly atUs: number;
      /** In words ready to be shown ("agent stopped", "sweep overran"): untrusted text. */
      readonly reason: string;
    }
  | {
      /** The kernel was told to restart values, for everybody. */
      readonly kind: 'clear';
      readonly atUs: number;
      /** Who cleared: untrusted text. */
      readonly by: string;
      /** The columns that restarted. */
      readonly columns: 'all' | readonly number[];
    }
  | {
      /**
       * What is behind the columns is another one now (a virtual machine, an interface under the same name): its figures
       * do not go on where those before ended, even if they are higher.
       */
      readonly kind: 'reset';
      readonly atUs: number;
      /** In words ready to be shown: untrusted text. */
      readonly reason: string;
      readonly columns: 'all' | readonly number[];
    }
  | {
      /** The file was tried and gave nothing; `code` as in the model's `unreadable`. */
      readonly kind: 'unreadable';
      readonly atUs: number;
      readonly code: number;
    };

/** Why a step has no rate whatever the values say. */
export type Interruption = 'gap' | 'clear' | 'reset';

export const touches = (mark: Mark, column: number): boolean =>
  !('columns' in mark) || mark.columns === 'all' || mark.columns.includes(column);

/** Of two interruptions of one step the one that counts: a gap, as nothing is known around it, then a reset, then a clear. */
export function stronger(found: Interruption | undefined, mark: Mark): Interruption {
  if (found === 'gap' || mark.kind === 'gap' || mark.kind === 'unreadable') return 'gap';
  return found === 'reset' ? found : mark.kind;
}

/** What lies between a row and the next one: a mark at a row's own time comes after that row. */
export function interruptionBetween(
  marks: readonly Mark[],
  fromUs: number,
  untilUs: number,
  column: number,
): Interruption | undefined {
  let found: Interruption | undefined;
  for (const mark of marks) {
    if (mark.atUs < fromUs || mark.atUs >= untilUs || !touches(mark, column)) continue;
    found = stronger(found, mark);
  }
  return found;
}
