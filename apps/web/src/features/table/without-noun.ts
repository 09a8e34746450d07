import type { Descriptor } from '@statsfs/core/model';
import type { Readout } from '../../ui/readout-text.tsx';

/** A noun beside each figure of a column says nothing that its heading or the page does not; the hover keeps it. */
export function withoutNoun(readout: Readout, { unit }: Descriptor): Readout {
  const isNoun = unit.dimension === 'count' || unit.dimension === 'none';
  return isNoun && readout.kind === 'figure'
    ? { kind: 'figure', figure: { ...readout.figure, unit: '' } }
    : readout;
}
