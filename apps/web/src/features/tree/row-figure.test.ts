import { createWords, type Descriptor, NOT_READ, setInteger } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import type { LatestSample } from '../../live/latest.ts';
import { rowFigure } from './row-figure.ts';

function sample(
  rest: Partial<LatestSample> & { readonly values?: readonly bigint[] } = {},
): LatestSample {
  const { values = [0n], ...given } = rest;
  const words = createWords(values.length);
  values.forEach((value, slot) => {
    setInteger(words, slot, value);
  });
  const cellRates = new Float64Array(values.length).fill(Number.NaN);
  const base = {
    kind: 'ok',
    atUs: 1,
    texts: [],
    rate: Number.NaN,
    step: 'normal',
    stale: false,
  } as const;
  return { ...base, words, cellRates, ...given };
}

function shown(
  latest: Parameters<typeof rowFigure>[0],
  descriptor: Partial<Descriptor> = {},
): string {
  const figure = rowFigure(latest, makeDescriptor('v', descriptor));
  switch (figure.kind) {
    case 'figure':
      return `${figure.figure.text} ${figure.figure.unit}`.trim();
    case 'words':
      return figure.text;
    case 'unreadable':
      return `! ${figure.reason}`;
  }
}

describe('rowFigure', () => {
  it('keeps zero, no data yet, a restart and unreadable apart', () => {
    const texts = [
      shown(sample({ rate: 0 })),
      shown(sample({ values: [0n] }), { kind: 'floating' }),
      shown({ kind: 'no-data' }),
      shown(sample()),
      shown(sample({ step: 'reset' })),
      shown({ kind: 'unreadable', code: 1010, atUs: 1 }),
    ];
    expect(texts).toEqual(['0 /s', '0', '…', '…', '—', '! kernel lockdown']);
  });

  it('does not call a failure what is read on demand', () => {
    expect(shown({ kind: 'unreadable', code: NOT_READ.notAsked, atUs: 1 })).toBe('on demand');
    expect(shown({ kind: 'unreadable', code: NOT_READ.slow, atUs: 1 })).toBe(
      '! slow, retried later',
    );
  });

  it('shows the rate of what is cumulative and the value of everything else, exact', () => {
    expect(shown(sample({ rate: 412 }), {})).toBe('412.0 /s');
    const u64 = sample({ values: [18_446_744_073_709_551_615n] });
    expect(shown(u64, { kind: 'peak' })).toBe('18,446,744,073,709,551,615');
    expect(shown(sample({ values: [2048n] }), { kind: 'floating', unit: UNITS.kibibytes })).toBe(
      '2 MiB',
    );
  });

  it('leaves the noun of a count to the metadata', () => {
    const descriptor = { kind: 'floating', unit: countOf('pages') } as const;
    expect(shown(sample({ values: [81_408n] }), descriptor)).toBe('81,408');
  });

  it('never sums a table that has no rate', () => {
    const keys = [{ name: 'cpu', type: 'int' }] as const;
    expect(shown(sample({ values: [1n, 2n] }), { kind: 'floating', keys })).toBe('2 cells');
    expect(shown(sample({ values: [1n, 2n], rate: 7.5 }), { keys })).toMatch(/^7\.5\d* \/s$/);
  });

  it('shows the text of a text', () => {
    const descriptor = { type: 'text', kind: 'floating', unit: UNITS.none } as const;
    expect(shown(sample({ texts: ['performance'] }), descriptor)).toBe('performance');
    expect(shown(sample({ texts: [''] }), descriptor)).toBe('(empty)');
  });
});
