import type { Descriptor, ValueType } from '@statsfs/core/model';
import { exactText, hasRate } from '@statsfs/core/model';
import type { SinceRestart } from '../../trpc/since.ts';
import type { Latest } from '../latest.ts';
import type { KnownSince } from './baseline-figures.ts';

/** By how much a value has grown since the baseline that is chosen. Exact. */
export type Grown =
  /** No baseline is chosen, or it was set over something else. */
  | { readonly kind: 'off' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unreadable'; readonly code: number }
  | { readonly kind: 'none'; readonly why: WhyNotGrown }
  | {
      readonly kind: 'grown';
      /** In the order of the table's keys; undefined for a cell that has nothing to count from. */
      readonly cells: readonly (string | undefined)[];
      /** What the cells stand at now, in µs on the hub's axis, and what they are counted from. */
      readonly untilUs: number;
      readonly fromUs: number;
      /** Why that is later than the baseline. */
      readonly restart: SinceRestart | undefined;
    };

/**
 * `before`: what is shown is older than the baseline. `fell`: counts are lower than they were, which nobody noted as a
 * restart. The rest as the server says.
 */
export type WhyNotGrown = Extract<KnownSince, { readonly kind: 'none' }>['why'] | 'before' | 'fell';

export interface Shown {
  readonly latest: Latest;
  /** Undefined: the server has not answered yet. */
  readonly since: KnownSince | undefined;
  /** What is shown stands still, so what is newer will not come. */
  readonly isPaused: boolean;
}

export function grownSince({ latest, since, isPaused }: Shown, descriptor: Descriptor): Grown {
  // First: in a narrow window the column of the value, which says it too, is not there.
  if (latest.kind === 'unreadable') return latest;
  if (since?.kind === 'none') return since;
  if (since === undefined || latest.kind === 'no-data') return { kind: 'waiting' };
  // The server is a sweep ahead of what is shown here.
  if (latest.atUs < since.atUs)
    return isPaused ? { kind: 'none', why: 'before' } : { kind: 'waiting' };
  const { type, kind, stepsBack } = descriptor;
  const count = latest.words.length / 2;
  // Other cells than the server told of: it is being asked again.
  if (type === 'text' || since.cells.length !== count) return { kind: 'waiting' };
  const cells: (string | undefined)[] = [];
  for (let cell = 0; cell < count; cell++) {
    const from = since.cells[cell] ?? undefined;
    const growth = from && growthOf(exactText(latest.words, cell, type), from, type);
    const hasFallen = growth?.startsWith('-') === true;
    if (hasFallen && kind === 'histogram') return { kind: 'none', why: 'fell' };
    // The server notes such a restart with the sample that shows it, and says what to count from instead.
    if (hasFallen && hasRate(kind) && !stepsBack) return { kind: 'waiting' };
    cells.push(hasFallen && hasRate(kind) ? '0' : growth);
  }
  const { atUs: fromUs, restart } = since;
  return { kind: 'grown', cells, untilUs: latest.atUs, fromUs, restart };
}

const growthOf = (now: string, from: string, type: ValueType): string =>
  type === 'f64' ? String(Number(now) - Number(from)) : (BigInt(now) - BigInt(from)).toString();
