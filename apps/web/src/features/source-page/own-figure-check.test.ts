import { createWords, type Descriptor, type StatPath, setExactText } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import type { KeptSamples } from '../../live/kept-samples.ts';
import { SampleColumns } from '../../live/sample-columns.ts';
import type { PrintedTotal } from './aggregate-rows.ts';
import { OwnFigureCheck } from './own-figure-check.ts';

const EPERM = 1;
const NOT_ASKED = 1011;
const SECOND_US = 1e6;
const TOTAL = 'kvm/exits' as StatPath;
const PARTS = ['kvm/a/exits', 'kvm/b/exits'] as StatPath[];

/** What a tab keeps of a total and two parts, read in this order in each sweep, and the check of it. */
class Sweeps {
  readonly descriptor: Descriptor = makeDescriptor('exits');
  readonly #columns = new Map<StatPath, SampleColumns>();
  #sweeps = 0;
  #revision = 0;
  untilUs = Number.POSITIVE_INFINITY;
  readonly check: OwnFigureCheck;

  constructor() {
    for (const path of [TOTAL, ...PARTS]) this.#columns.set(path, new SampleColumns(1));
    const total: PrintedTotal = {
      path: TOTAL,
      fold: 'sum',
      parts: PARTS,
      descriptor: this.descriptor,
    };
    this.check = new OwnFigureCheck((path) => this.#samples(path), total);
  }

  /** One more sweep: a figure, or the code of why there is none; undefined: nobody has read it. */
  sweep(...figures: readonly (bigint | { readonly code: number } | undefined)[]) {
    this.#sweeps++;
    for (const [place, path] of [TOTAL, ...PARTS].entries()) {
      const figure = figures[place];
      if (figure === undefined) continue;
      const words = createWords(1);
      const isFigure = typeof figure === 'bigint';
      if (isFigure) setExactText(words, 0, 'u64', `${figure}`);
      const atUs = this.#sweeps * SECOND_US + place * 10_000;
      this.#columns.get(path)?.append(atUs, isFigure ? 0 : figure.code, words);
      this.#revision++;
    }
    return this.check.current();
  }

  #samples(path: StatPath): KeptSamples | undefined {
    const view = this.#columns.get(path)?.view();
    if (view === undefined) return undefined;
    const { descriptor, untilUs } = this;
    return { view, descriptor, marks: [], untilUs, revision: this.#revision };
  }
}

describe('a total of the source itself', () => {
  it('agrees as soon as there are samples around it, however fast it moves', () => {
    const sweeps = new Sweeps();
    const kinds = [1n, 2n, 3n].map(
      (n) => sweeps.sweep(1_999_000n * n, 1_000_000n * n, 1_000_000n * n).kind,
    );
    expect(kinds).toEqual(['waiting', 'agrees', 'agrees']);
  });

  it('differs once that has lasted, and says by how much and from what', () => {
    const sweeps = new Sweeps();
    const seen = Array.from({ length: 20 }, () => sweeps.sweep(12n, 3n, 4n));
    const first = seen.findIndex(({ kind }) => kind === 'differs');
    expect(seen[first]).toEqual({
      kind: 'differs',
      fold: 'sum',
      type: 'u64',
      folded: '7',
      by: '5',
    });
    // The second sweep was the first that could be judged.
    expect(first).toBe(1 + 15);
  });

  it('is forgiven a difference that passes: a part that came was not yet found', () => {
    const sweeps = new Sweeps();
    for (let n = 0; n < 12; n++) expect(sweeps.sweep(12n, 3n, 4n).kind).toBe('waiting');
    for (let n = 0; n < 3; n++) sweeps.sweep(12n, 8n, 4n);
    expect(sweeps.check.current().kind).toBe('agrees');
    for (let n = 0; n < 12; n++) sweeps.sweep(15n, 8n, 4n);
    expect(sweeps.check.current().kind).toBe('waiting');
  });

  it('cannot be checked while a part cannot be read, and can again when it can', () => {
    const sweeps = new Sweeps();
    for (let n = 0; n < 3; n++) sweeps.sweep(7n, 3n, 4n);
    const unreadable = sweeps.sweep(7n, { code: EPERM }, 4n);
    expect(unreadable).toEqual({ kind: 'unknown', reason: '1 of 2 values below cannot be read' });
    expect(sweeps.sweep(7n, { code: EPERM }, 4n)).toBe(unreadable);
    for (let n = 0; n < 3; n++) sweeps.sweep(7n, 3n, 4n);
    expect(sweeps.check.current().kind).toBe('agrees');
  });

  it('waits for parts that nobody has read yet', () => {
    const sweeps = new Sweeps();
    expect(sweeps.sweep(7n, { code: NOT_ASKED }, 4n).kind).toBe('waiting');
    expect(sweeps.sweep(7n, undefined, 4n).kind).toBe('waiting');
  });

  it('keeps what was said while a sample is missing or a counter was restarted', () => {
    const sweeps = new Sweeps();
    for (let n = 0; n < 3; n++) sweeps.sweep(7n, 3n, 4n);
    const known = sweeps.check.current();
    expect(known.kind).toBe('agrees');
    expect(sweeps.sweep(undefined, 0n, undefined)).toBe(known);
    expect(sweeps.sweep(4n, 0n, 4n)).toBe(known);
  });

  it('is what it was as long as the page is paused', () => {
    const sweeps = new Sweeps();
    sweeps.sweep(7n, 3n, 4n);
    sweeps.untilUs = 1.5 * SECOND_US;
    for (let n = 0; n < 4; n++) expect(sweeps.sweep(7n, 3n, 4n).kind).toBe('waiting');
    sweeps.untilUs = Number.POSITIVE_INFINITY;
    expect(sweeps.check.current().kind).toBe('agrees');
  });
});
