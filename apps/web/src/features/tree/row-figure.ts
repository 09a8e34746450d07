import { type Descriptor, hasRate, NOT_READ, unreadable } from '@statsfs/core/model';
import { type Figure, formatInteger, formatQuantity, formatRate } from '@statsfs/core/units';
import type { Latest, LatestSample } from '../../live/latest.ts';

/** What stands at the end of a row. Zero, no data yet, a gap, unreadable and not asked for look different. */
export type RowFigure =
  | { readonly kind: 'figure'; readonly figure: Figure; readonly isStale: boolean }
  /** Text of the kernel, or a sign for what is no number. */
  | {
      readonly kind: 'words';
      readonly text: string;
      readonly hint: string;
      readonly isStale: boolean;
    }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly name: string };

/** A row has no room for the sentence. */
const NOT_ASKED = {
  kind: 'words',
  text: 'on demand',
  hint: 'Not read until asked: read only while somebody looks at it',
  isStale: false,
} as const;

const NO_DATA = { kind: 'words', text: '…', hint: 'No data yet', isStale: false } as const;

/** The rate of what is cumulative, the value of the rest; of a table the sum, where a sum means something. */
export function rowFigure(latest: Latest, descriptor: Descriptor): RowFigure {
  switch (latest.kind) {
    case 'no-data':
      return NO_DATA;
    case 'unreadable': {
      if (latest.code === NOT_READ.notAsked) return NOT_ASKED;
      const { reason, name } = unreadable(latest.code);
      return { kind: 'unreadable', reason, name };
    }
    case 'ok':
      return sampleFigure(latest, descriptor);
  }
}

function sampleFigure(latest: LatestSample, descriptor: Descriptor): RowFigure {
  const { stale: isStale } = latest;
  const { type, unit, kind, keys } = descriptor;
  if (hasRate(kind)) {
    if (!Number.isNaN(latest.rate)) {
      return { kind: 'figure', figure: formatRate(latest.rate, unit), isStale };
    }
    const isReset = latest.step === 'reset';
    return isReset
      ? { kind: 'words', text: '—', hint: 'The counter restarted: no rate for this step', isStale }
      : { ...NO_DATA, isStale };
  }
  if (keys.length > 0) {
    const cells = latest.words.length / 2;
    return {
      kind: 'words',
      text: cellCount(cells),
      hint: `One per ${keyNames(descriptor)}`,
      isStale,
    };
  }
  if (type === 'text') {
    const text = latest.texts[0] ?? '';
    return { kind: 'words', text: text === '' ? '(empty)' : text, hint: text, isStale };
  }
  const figure = formatQuantity(latest.words, 0, type, unit);
  // The noun is in the metadata; in a row of 92 px the number is worth more.
  const isNoun = unit.dimension === 'count' || unit.dimension === 'none';
  return { kind: 'figure', figure: isNoun ? { ...figure, unit: '' } : figure, isStale };
}

/** What a table is keyed by, as a quiet word in its row; empty for simple values. */
export const keyNames = (descriptor: Descriptor): string =>
  descriptor.keys.map((key) => key.name).join(' and ');

const cellCount = (cells: number): string =>
  `${formatInteger(String(cells))} ${cells === 1 ? 'cell' : 'cells'}`;
