import { type Fold, type Reconciled, reconcile, type TimedCells } from '@statsfs/core/aggregate';
import { NOT_READ, READ_OK, type StatPath } from '@statsfs/core/model';
import type { KeptSamples } from '../../live/kept-samples.ts';
import type { PrintedTotal } from './aggregate-rows.ts';

/** Whether a figure of the source itself is the fold of what lies below it. */
export type OwnCheck =
  /** Not known yet, or a difference that may still be one of a moment. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'agrees' }
  | (Omit<Extract<Reconciled, { kind: 'differs' }>, 'atUs'> & { readonly fold: Fold })
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * A difference must last this long to be said. What comes or goes is in a total at once and among the parts only when the
 * agent has looked for it, which it does every five seconds or more slowly, where looking is dear.
 */
const PATIENCE_US = 15e6;
/** Samples of each value that are looked at: enough to have some around a total that is read ten times less often. */
const LAST_SAMPLES = 16;

const WAITING: OwnCheck = { kind: 'waiting' };
const AGREES: OwnCheck = { kind: 'agrees' };

/** Follows a total and its parts, sample by sample. */
export class OwnFigureCheck {
  readonly #samples: (path: StatPath) => KeptSamples | undefined;
  readonly #total: PrintedTotal;
  #seen = '';
  #known: OwnCheck = WAITING;
  /** Since when each printed figure that could be judged has been wrong. */
  #differsSinceUs: number | undefined;

  constructor(samples: (path: StatPath) => KeptSamples | undefined, total: PrintedTotal) {
    this.#samples = samples;
    this.#total = total;
  }

  /** The same object as long as nothing else is known. An own function, for useSyncExternalStore. */
  readonly current = (): OwnCheck => {
    const total = this.#samples(this.#total.path);
    const parts = this.#total.parts.map(this.#samples);
    const seen = stampOf([total, ...parts]);
    if (seen === this.#seen || total === undefined) return this.#known;
    this.#seen = seen;
    this.#known = this.#judge(total, parts);
    return this.#known;
  };

  #judge(total: KeptSamples, parts: readonly (KeptSamples | undefined)[]): OwnCheck {
    const { fold, descriptor } = this.#total;
    const isUnreadable = parts.map(cannotBeRead);
    const judged = reconcile({
      fold,
      descriptor,
      total: lastSamples(total),
      parts: parts.filter((_, at) => isUnreadable[at] === false).map(lastSamples),
      unreadable: isUnreadable.filter((one) => one).length,
    });
    switch (judged.kind) {
      case 'waiting':
        // For the next sample: no reason to forget what the last one said.
        return this.#known;
      case 'agrees':
        this.#differsSinceUs = undefined;
        return AGREES;
      case 'unknown':
        this.#differsSinceUs = undefined;
        return this.#unknown(judged.reason);
      case 'differs': {
        const { atUs, ...difference } = judged;
        this.#differsSinceUs ??= atUs;
        return atUs - this.#differsSinceUs < PATIENCE_US ? WAITING : { ...difference, fold };
      }
    }
  }

  #unknown(reason: string): OwnCheck {
    const known = this.#known;
    return known.kind === 'unknown' && known.reason === reason
      ? known
      : { kind: 'unknown', reason };
  }
}

/** Changes with every sample of any of them, and with what the page may show. */
function stampOf(all: readonly (KeptSamples | undefined)[]): string {
  let revisions = 0;
  let untilUs = 0;
  for (const one of all) {
    revisions += one?.revision ?? 0;
    untilUs = Math.max(untilUs, one?.untilUs ?? 0);
  }
  return `${revisions} ${untilUs}`;
}

/** The rows that the page may show. */
const shownRows = ({ view, untilUs }: KeptSamples): number =>
  1 + view.atUs.findLastIndex((us) => us <= untilUs);

function cannotBeRead(samples: KeptSamples | undefined): boolean {
  if (samples === undefined) return false;
  const status = samples.view.status[shownRows(samples) - 1] ?? READ_OK;
  return status !== READ_OK && status !== NOT_READ.notAsked;
}

/** Oldest first. */
function lastSamples(samples: KeptSamples | undefined): TimedCells[] {
  if (samples === undefined) return [];
  const { view } = samples;
  const { cellCount, atUs, status, words } = view;
  const found: TimedCells[] = [];
  for (let row = shownRows(samples) - 1; row >= 0 && found.length < LAST_SAMPLES; row--) {
    if (status[row] !== READ_OK) continue;
    const cells = words.subarray(2 * cellCount * row, 2 * cellCount * (row + 1));
    found.push({ atUs: atUs[row] ?? 0, words: cells });
  }
  return found.reverse();
}
