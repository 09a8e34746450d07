/*
 * What stands where a figure would. Zero, no data yet, a gap and unreadable are four different things, in every table.
 * The shapes are those of ui/readout-text, which draws them; live may not import ui, so they meet by structure.
 */
import { type Descriptor, hasRate, unreadable } from '@statsfs/core/model';
import { formatQuantity, formatRate } from '@statsfs/core/units';
import type { Latest } from './latest.ts';

const WAITING = { kind: 'waiting' } as const;

const gap = (why: string) => ({ kind: 'gap', why }) as const;

const failure = (code: number) => {
  const { name, reason } = unreadable(code);
  return { kind: 'unreadable', name, reason } as const;
};

/** The value of a cell as it stands in the kernel. */
export function valueReadout(latest: Latest, { type, unit }: Descriptor, cell = 0) {
  switch (latest.kind) {
    case 'no-data':
      return WAITING;
    case 'unreadable':
      return failure(latest.code);
    case 'ok':
      if (type === 'text') return { kind: 'text', text: latest.texts[cell] ?? '' } as const;
      return { kind: 'figure', figure: formatQuantity(latest.words, cell, type, unit) } as const;
  }
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
        return { kind: 'figure', figure: formatRate(rate, descriptor.unit) } as const;
      }
      return latest.step === 'reset'
        ? gap('The counter restarted, so this step has no rate')
        : gap('A rate needs two samples in a row');
    }
  }
}
