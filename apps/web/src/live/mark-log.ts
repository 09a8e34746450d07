import type { StatPath } from '@statsfs/core/model';
import type { Mark } from '@statsfs/core/series';
import type { LiveMark } from '../trpc/live-event.ts';

export type ClockStep = Extract<LiveMark, { readonly kind: 'clock' }>;

const MAX_MARKS = 500;

/** The same event told twice, live and by history, may differ by the time of the read that it was laid to. */
const SAME_MARK_US = 1_000_000;

/** Clears, resets, gaps and steps of the clock as they were told, oldest first, each once. */
export class MarkLog {
  #marks: readonly LiveMark[] = [];
  readonly #byPath = new Map<StatPath, readonly Mark[]>();
  #clockSteps: readonly ClockStep[] | undefined;

  add(marks: readonly LiveMark[]): void {
    const fresh = marks.filter((mark) => !this.#marks.some((known) => isSame(known, mark)));
    if (fresh.length === 0) return;
    const all = [...this.#marks, ...fresh].sort((a, b) => a.atUs - b.atUs);
    this.#marks = all.slice(-MAX_MARKS);
    this.#byPath.clear();
    this.#clockSteps = undefined;
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
    const marks = found.flatMap((mark) => toSeriesMark(mark) ?? []);
    this.#byPath.set(path, marks);
    return marks;
  }

  /** Steps of the host's wall clock, oldest first. The same array until another mark comes. */
  clockSteps(): readonly ClockStep[] {
    this.#clockSteps ??= this.#marks.filter((mark) => mark.kind === 'clock');
    return this.#clockSteps;
  }
}

/** Times on the axis do not step with the wall clock, so to a series that is nothing. */
function toSeriesMark(mark: LiveMark): Mark | undefined {
  switch (mark.kind) {
    case 'gap':
      return mark;
    case 'clear':
      return { kind: 'clear', atUs: mark.atUs, by: mark.actor, columns: 'all' };
    case 'reset':
      return { kind: 'reset', atUs: mark.atUs, reason: mark.reason, columns: 'all' };
    case 'clock':
      return undefined;
  }
}

/** A clear of a source concerns what lies below it; a gap concerns the whole host. */
const concerns = (mark: LiveMark, path: StatPath): boolean =>
  !('paths' in mark) ||
  mark.paths.length === 0 ||
  mark.paths.some((cleared) => path === cleared || path.startsWith(`${cleared}/`));

/** For one path it does not matter what else was cleared along. */
function isSameHere(a: LiveMark, b: LiveMark): boolean {
  if (Math.abs(a.atUs - b.atUs) > SAME_MARK_US) return false;
  switch (a.kind) {
    case 'gap':
      return b.kind === 'gap' && a.reason === b.reason;
    case 'clear':
      return b.kind === 'clear' && a.actor === b.actor;
    case 'reset':
      return b.kind === 'reset' && a.reason === b.reason;
    case 'clock':
      return b.kind === 'clock' && a.steppedUs === b.steppedUs;
  }
}

const pathsOf = (mark: LiveMark): string => ('paths' in mark ? mark.paths.join(' ') : '');

const isSame = (a: LiveMark, b: LiveMark): boolean => isSameHere(a, b) && pathsOf(a) === pathsOf(b);
