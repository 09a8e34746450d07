import type { Descriptor, Kind } from '@statsfs/core/model';
import { unitWords } from '../../ui/unit-words.ts';

const MOVES = {
  cumulative: 'Only grows until it is cleared.',
  floating: 'Goes both ways.',
  peak: 'Keeps the highest seen.',
  histogram: 'Each bucket counts what fell between its bounds.',
  unknown: 'No catalog describes it, so its kind is not known.',
} as const satisfies Record<Kind, string>;

/** A description this short stands beside the name. */
const MAX_TITLE = 64;

export interface ValueSummary {
  /** Beside the name, may be empty. */
  readonly title: string;
  /** Under it: what there is to know before the figures are read. */
  readonly sentence: string;
}

/** What a value is, in words, from its descriptor. */
export function summarise(descriptor: Descriptor, cellCount: number): ValueSummary {
  const { description, kind, keys, unit, type } = descriptor;
  const isShort = description.length <= MAX_TITLE;
  const table =
    keys.length === 0
      ? ''
      : `A table with ${cellCount === 1 ? 'one cell' : `${cellCount} cells`}, one per ${keys.map(({ name }) => name).join(' and ')}.`;
  const counted = type === 'text' ? '' : MOVES[kind];
  const words = unitWords(unit);
  const subject = kind === 'histogram' ? 'Bounds are in' : 'In';
  const unitSentence =
    unit.noun === '' && unit.dimension !== 'none' && type !== 'text' ? `${subject} ${words}.` : '';
  return {
    title: isShort ? description.replace(/\.$/, '') : '',
    sentence: [isShort ? '' : description, table, counted, unitSentence]
      .filter((part) => part !== '')
      .join(' '),
  };
}
