import type { StatPath } from '@statsfs/core/model';
import type { Mark } from '@statsfs/core/series';
import type { LiveMark } from '../trpc/live-event.ts';

const MAX_MARKS = 500;

/** The same event told twice, live and by history, may differ by the time of the read that it was laid to. */
const SAME_MARK_US = 1_000_000;

/** Clears and gaps as they were told, oldest first, each once. */
export class MarkLog {
  #marks: readonly LiveMark[] = [];
  readonly #byPath = new Map<StatPath, readonly Mark[]>();

  add(marks: readonly LiveMark[]): void {
    const fresh = marks.filter((mark) => !this.#marks.some((known) => isSame(known, mark)));
    if (fresh.length === 0) return;
    const all = [...this.#marks, ...fresh].sort((a, b) => a.atUs - b.atUs);
    this.#marks = all.slice(-MAX_MARKS);
    this.#byPath.clear();
  }

  /** Those that concern a path, as core/series words them. The same array until another mark comes. */
  of(path: StatPath): readonly Mark[] {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const found: LiveMark[] = [];
    for (const mark of this.#marks) {
      if (!concerns(mark, path)) continue;
      const isTold = found.some((other) => isSameHere(other, mark));
      if (!isTold) found.push(mark);
    }
    const marks = found.map(toSeriesMark);
    this.#byPath.set(path, marks);
    return marks;
  }
}

const toSeriesMark = (mark: LiveMark): Mark =>
  mark.kind === 'gap' ? mark : { kind: 'clear', atUs: mark.atUs, by: mark.actor, columns: 'all' };

/** A clear of a source concerns what lies below it; a gap concerns the whole host. */
const concerns = (mark: LiveMark, path: StatPath): boolean =>
  mark.kind === 'gap' ||
  mark.paths.length === 0 ||
  mark.paths.some((cleared) => path === cleared || path.startsWith(`${cleared}/`));

/** For one path it does not matter what else was cleared along. */
function isSameHere(a: LiveMark, b: LiveMark): boolean {
  if (Math.abs(a.atUs - b.atUs) > SAME_MARK_US) return false;
  if (a.kind === 'gap') return b.kind === 'gap' && a.reason === b.reason;
  return b.kind === 'clear' && a.actor === b.actor;
}

const isSame = (a: LiveMark, b: LiveMark): boolean =>
  isSameHere(a, b) &&
  (a.kind === 'gap' || (b.kind === 'clear' && a.paths.join(' ') === b.paths.join(' ')));
