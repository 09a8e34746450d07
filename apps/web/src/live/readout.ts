/*
 * What stands where a figure would. Zero, no data yet, a gap, unreadable and not asked for are different things, in every
 * table.
 * The shapes are those of ui/readout-text, which draws them; live may not import ui, so they meet by structure.
 */
import {
  cellUnitOf,
  type Descriptor,
  hasRate,
  NOT_READ,
  numberAt,
  stateName,
  unreadable,
} from '@statsfs/core/model';
import { formatQuantity, formatRate } from '@statsfs/core/units';
import type { Latest } from './latest.ts';

const WAITING = { kind: 'waiting' } as const;
const UNASKED = { kind: 'unasked', why: 'Read only while somebody looks at it' } as const;

const gap = (why: string) => ({ kind: 'gap', why }) as const;

const failure = (code: number) => {
  if (code === NOT_READ.notAsked) return UNASKED;
  const { name, reason } = unreadable(code);
  return { kind: 'unreadable', name, reason } as const;
};

/** The value of a cell as it stands in the kernel. */
export function valueReadout(latest: Latest, descriptor: Descriptor, cell = 0) {
  const { type, states } = descriptor;
  switch (latest.kind) {
    case 'no-data':
      return WAITING;
    case 'unreadable':
      return failure(latest.code);
    case 'ok':
      if (type === 'text') return { kind: 'text', text: latest.texts[cell] ?? '' } as const;
      return stateReadout(latest, states, cell, type) ?? figureReadout(latest, descriptor, cell);
  }
}

/** The name that the number of an enumeration stands for. */
function stateReadout(
  latest: Extract<Latest, { readonly kind: 'ok' }>,
  states: Descriptor['states'],
  cell: number,
  type: Descriptor['type'],
) {
  if (states.length === 0) return undefined;
  const text = stateName(states, numberAt(latest.words, cell, type));
  return text === undefined ? undefined : ({ kind: 'text', text } as const);
}

function figureReadout(
  latest: Extract<Latest, { readonly kind: 'ok' }>,
  descriptor: Descriptor,
  cell: number,
) {
  const figure = formatQuantity(latest.words, cell, descriptor.type, cellUnitOf(descriptor));
  return { kind: 'figure', figure } as const;
}

/** The rate of a cell, or of the whole when none is named; nothing where the kind has no rate. */
export function rateReadout(latest: Latest, descriptor: Descriptor, cell?: number) {
  if (!hasRate(descriptor.kind)) return { kind: 'none' } as const;
  switch (latest.kind) {
    case 'no-data':
      return WAITING;
    case 'unreadable':
      return failure(latest.code);
    case 'ok': {
      const rate = cell === undefined ? latest.rate : (latest.cellRates[cell] ?? Number.NaN);
      if (!Number.isNaN(rate)) {
        return { kind: 'figure', figure: formatRate(rate, cellUnitOf(descriptor)) } as const;
      }
      return latest.step === 'reset'
        ? gap('The counter restarted, so this step has no rate')
        : gap('A rate needs two samples in a row');
    }
  }
}
