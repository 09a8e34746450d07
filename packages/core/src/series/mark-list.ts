import { type Mark, touches } from './mark.ts';

/** Marks kept for one file; about 400 KB at worst. More come only from something that is broken. */
export const MAX_MARKS = 4096;

/** The marks of one file, in order of time. */
export class MarkList {
  readonly #marks: Mark[] = [];
  #readableFromUs = Number.NEGATIVE_INFINITY;

  /** Earlier rows must not be shown: a mark that lay after them was forgotten. */
  get readableFromUs(): number {
    return this.#readableFromUs;
  }

  /** @param lastRowUs time of the newest row, to tell whether the same mark was already made after it. */
  add(mark: Mark, lastRowUs: number): void {
    const marks = this.#marks;
    let at = marks.length;
    while (at > 0 && (marks[at - 1]?.atUs ?? 0) > mark.atUs) at--;
    const before = marks[at - 1];
    if (before !== undefined && before.atUs >= lastRowUs && saysTheSame(before, mark)) return;
    marks.splice(at, 0, mark);
    if (marks.length <= MAX_MARKS) return;
    const forgotten = marks.shift();
    if (forgotten !== undefined) this.#readableFromUs = forgotten.atUs + 1;
  }

  forgetBefore(atUs: number): void {
    const kept = this.#marks.findIndex((mark) => mark.atUs >= atUs);
    this.#marks.splice(0, kept === -1 ? this.#marks.length : kept);
  }

  /** Marks from `fromUs` to `toUs`, as seen by a slice of some columns: clears and resets name positions in `columns`. */
  within(fromUs: number, toUs: number, columns: readonly number[]): Mark[] {
    const found: Mark[] = [];
    for (const mark of this.#marks) {
      if (mark.atUs < fromUs || mark.atUs > toUs) continue;
      if (!('columns' in mark) || mark.columns === 'all') {
        found.push(mark);
        continue;
      }
      const hit = columns.flatMap((column, position) => (touches(mark, column) ? [position] : []));
      if (hit.length > 0) found.push({ ...mark, columns: hit });
    }
    return found;
  }
}

/** A file that stays unreadable is reported at every sweep; one mark is enough until a row comes in between. */
function saysTheSame(a: Mark, b: Mark): boolean {
  switch (a.kind) {
    case 'gap':
      return b.kind === 'gap' && a.reason === b.reason;
    case 'unreadable':
      return b.kind === 'unreadable' && a.code === b.code;
    case 'reset':
    case 'clear':
      return false;
  }
}
