import { layoutFile, readKvmStatsId, scanFile } from '@statsfs/core/format';
import { exactText } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { describeKvmStat } from '../src/catalog/kvm/kvm-stats.ts';
import { type DecodedStatistic, readKvmDumps } from './kvm-dumps.ts';

const KINDS = {
  CUMULATIVE: 'cumulative',
  INSTANT: 'floating',
  PEAK: 'peak',
  LINEAR_HIST: 'histogram',
  LOG_HIST: 'histogram',
} as const satisfies Record<DecodedStatistic['type'], string>;

describe.each(readKvmDumps())(
  "what Linux 6.18 told of $name, decoded by another program's code",
  ({ bytes, id, statistics }) => {
    const outcome = layoutFile({ kind: 'kvm-stats' }, bytes);
    if (outcome.kind !== 'layout') throw new Error(outcome.reason);
    const { values, plan, slotCount } = outcome.layout;

    it('is of the same', () => {
      expect(readKvmStatsId(bytes)).toBe(id);
    });

    it('has every statistic, with its numbers, read from the data alone', () => {
      const words = new Uint32Array(2 * slotCount);
      const data = bytes.slice(plan.part?.offset);
      expect(data.length).toBe(plan.part?.length);
      expect(scanFile(data, 0, data.length, plan, words, 0, () => undefined)).toBe('ok');
      const read = values.map(({ name, firstSlot, slotCount: count }) => [
        name,
        Array.from({ length: count }, (_, i) => exactText(words, firstSlot + i, 'u64')),
      ]);
      expect(Object.fromEntries(read)).toEqual(
        Object.fromEntries(statistics.map((one) => [one.name, one.values])),
      );
    });

    it('has the same meaning, which is also what the catalog says where it knows the name', () => {
      const told = new Map(values.map((value) => [value.name, value.told]));
      for (const { name, type, unit, base, exponent } of statistics) {
        const kind = KINDS[type];
        expect(told.get(name)).toMatchObject({
          kind,
          unit: { dimension: unit.toLowerCase(), exponent },
        });
        if (exponent !== 0) expect(told.get(name)?.unit.radix).toBe(base === 'POW2' ? 2 : 10);
        const known = describeKvmStat(name);
        if (known.kind !== 'unknown') expect([name, known.kind]).toEqual([name, kind]);
      }
    });
  },
);
