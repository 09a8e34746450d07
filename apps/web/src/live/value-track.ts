import { createWords, type StatPath, setExactText } from '@statsfs/core/model';
import type { Mark } from '@statsfs/core/series';
import type { LiveSample } from '../trpc/live-event.ts';
import { type Latest, NO_LATEST } from './latest.ts';
import { latestOf } from './latest-of.ts';
import { SampleColumns, type SampleView } from './sample-columns.ts';
import type { TrackShape } from './track-shape.ts';

/** 65535 in a sample's status: nobody has read the value yet. */
const STATUS_NO_DATA = 0xffff;

/** Everything this tab keeps of one value: its samples, and what is shown of the newest. */
export class ValueTrack {
  readonly path: StatPath;
  /** Replaced when the schema changes and the samples still fit. */
  shape: TrackShape;
  readonly #columns: SampleColumns;
  #texts: readonly string[] = [];
  #isChanged = false;
  #revision = 0;
  #shown: Latest = NO_LATEST;

  constructor(path: StatPath, shape: TrackShape) {
    this.path = path;
    this.shape = shape;
    this.#columns = new SampleColumns(shape.cellCount);
  }

  get lastUs(): number {
    return this.#columns.lastUs;
  }

  /** Time of the newest sample before `atUs`. */
  lastBefore(atUs: number): number | undefined {
    return this.#columns.view().atUs.findLast((us) => us < atUs);
  }

  /** Borrowed until the next sample. */
  view(): SampleView {
    return this.#columns.view();
  }

  /** @returns whether the sample was new. */
  accept(sample: LiveSample): boolean {
    if (sample.status === STATUS_NO_DATA) return false;
    const { cellCount, descriptor } = this.shape;
    const words = createWords(cellCount);
    if (sample.status === 0) {
      // Cells of another shape belong to a schema that is on its way.
      if (sample.cells.length !== cellCount) return false;
      sample.cells.forEach((cell, slot) => {
        setExactText(words, slot, descriptor.type, cell);
      });
    }
    if (!this.#columns.append(sample.atUs, sample.status, words)) return false;
    this.#texts = descriptor.type === 'text' ? sample.cells : [];
    this.#change();
    return true;
  }

  /** Joins history to what came live. */
  merge(history: SampleView): void {
    if (this.#columns.merge(history) > 0) this.#change();
  }

  /** Rises with every sample that is added. */
  get revision(): number {
    return this.#revision;
  }

  trimBefore(atUs: number): void {
    this.#columns.trimBefore(atUs);
  }

  /** What readers see; changes only by `publish`, so that it can be frozen. */
  get shown(): Latest {
    return this.#shown;
  }

  #change(): void {
    this.#isChanged = true;
    this.#revision++;
  }

  /**
   * Shows the newest sample up to `untilUs`.
   * @param isMoved another moment is shown, so that another sample may be the newest although none came.
   * @returns whether readers have something new to see.
   */
  publish({ untilUs, isStale, marks }: Publication, isMoved = false): boolean {
    const before = this.#shown;
    const isAged = before.kind === 'ok' && before.stale !== isStale;
    if (!this.#isChanged && !isAged && !isMoved) return false;
    this.#isChanged = false;
    const latest = latestOf(upTo(this.view(), untilUs), this.shape.descriptor, this.#texts, marks);
    this.#shown = latest.kind === 'ok' ? { ...latest, stale: isStale } : latest;
    return before.kind !== 'no-data' || latest.kind !== 'no-data';
  }
}

/** What readers may see. */
export interface Publication {
  /** Later samples stay back while the page is paused. */
  readonly untilUs: number;
  readonly isStale: boolean;
  /** Those that concern the value. */
  readonly marks: readonly Mark[];
}

function upTo(view: SampleView, untilUs: number): SampleView {
  const length = 1 + view.atUs.findLastIndex((us) => us <= untilUs);
  return length === view.length ? view : { ...view, length };
}
