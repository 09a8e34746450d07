import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { MAX_PATHS, newPin, type Pin } from '../../workspace/pin.ts';
import { canJoin } from './share-chart.ts';

const index = makeSchema(
  [
    'eth0/rx_bytes',
    'eth0/rx_packets',
    'lo/rx_bytes',
    ...Array.from({ length: 9 }, (_, n) => `cpu/${n}`),
  ],
  (name) => (name === 'rx_bytes' ? { unit: UNITS.bytes } : {}),
);
const pinOf = (...paths: string[]): Pin => ({ ...newPin(paths.join(), ''), paths });

describe('canJoin', () => {
  it('is for values of one unit, and of no others', () => {
    expect(canJoin(index, pinOf('eth0/rx_bytes'), pinOf('lo/rx_bytes'))).toBe(true);
    expect(canJoin(index, pinOf('eth0/rx_packets'), pinOf('lo/rx_bytes'))).toBe(false);
  });

  it('is not for sources, globs, what is gone, or itself', () => {
    const lo = pinOf('lo/rx_bytes');
    for (const other of ['eth0', '*/rx_bytes', 'eth1/rx_bytes'])
      expect(canJoin(index, pinOf(other), lo), other).toBe(false);
    expect(canJoin(index, lo, lo)).toBe(false);
  });

  it('ends at as many lines as can be told apart', () => {
    const full = pinOf(...Array.from({ length: MAX_PATHS }, (_, n) => `cpu/${n}`));
    expect(canJoin(index, pinOf('cpu/8'), full)).toBe(false);
    expect(canJoin(index, pinOf('cpu/8'), { ...full, paths: full.paths.slice(1) })).toBe(true);
  });
});
