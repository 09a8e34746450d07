import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactText } from '../model/words.ts';
import { UNITS } from '../units/unit.ts';
import { flagsOf, kvmStatsFile, type WrittenStatistic } from './fixtures/kvm-stats-file.ts';
import type { FileLayout } from './layout.ts';
import { layoutFile } from './layout-file.ts';
import { readKvmStatsId } from './layout-kvm-stats.ts';
import { scanFile } from './scan-file.ts';

const CUMULATIVE = 0;
const INSTANT = 1;
const PEAK = 2;
const LINEAR = 3;
const LOG = 4;
const BYTES = 1;
const SECONDS = 2;
const CYCLES = 3;
const BOOLEAN = 4;
const POW2 = 1;
const MAX_U64 = 2n ** 64n - 1n;

function layoutOf(bytes: Uint8Array): FileLayout {
  const outcome = layoutFile({ kind: 'kvm-stats' }, bytes);
  if (outcome.kind === 'layout') return outcome.layout;
  throw new Error(`unrecognised: ${outcome.reason}`);
}

const reasonOf = (bytes: Uint8Array): string | undefined => {
  const outcome = layoutFile({ kind: 'kvm-stats' }, bytes);
  return outcome.kind === 'unrecognised' ? outcome.reason : undefined;
};

/** Scans the part of the file that a sweep reads. */
function scanPart({ plan, values, slotCount }: FileLayout, bytes: Uint8Array) {
  const { offset = 0, length = bytes.length } = plan.part ?? {};
  const words = new Uint32Array(2 * slotCount);
  const outcome = scanFile(bytes, offset, offset + length, plan, words, 0, () => undefined);
  if (outcome === 'reshaped') return outcome;
  return Object.fromEntries(
    values.map(({ name, firstSlot, slotCount: count }) => [
      name,
      Array.from({ length: count }, (_, i) => exactText(words, firstSlot + i, 'u64')).join(),
    ]),
  );
}

const one = (more: Partial<WrittenStatistic> = {}): WrittenStatistic => ({
  name: 'exits',
  values: [7n],
  ...more,
});

describe("KVM's binary statistics", () => {
  it('give a value by name, and a sweep reads no more than the data', () => {
    const bytes = kvmStatsFile([one(), one({ name: 'halt_exits', values: [MAX_U64] })]);
    const layout = layoutOf(bytes);
    expect(layout.plan.part).toEqual({ offset: 24 + 48 + 2 * 64, length: 16 });
    expect(layout.slotCount).toBe(2);
    expect(scanPart(layout, bytes)).toEqual({ exits: '7', halt_exits: String(MAX_U64) });
  });

  it('tell their kind and unit themselves', () => {
    const told = (flags: number, exponent = 0) =>
      layoutOf(kvmStatsFile([one({ flags, exponent })])).values[0]?.told;
    expect(told(flagsOf(CUMULATIVE))).toEqual({ kind: 'cumulative', unit: UNITS.none });
    expect(told(flagsOf(INSTANT))).toMatchObject({ kind: 'floating' });
    expect(told(flagsOf(PEAK, BYTES))).toEqual({ kind: 'peak', unit: UNITS.bytes });
    expect(told(flagsOf(CUMULATIVE, SECONDS), -9)?.unit).toEqual(UNITS.nanoseconds);
    expect(told(flagsOf(CUMULATIVE, SECONDS, POW2))?.unit).toEqual(UNITS.seconds);
    expect(told(flagsOf(CUMULATIVE, BYTES, POW2), 10)?.unit).toEqual(UNITS.kibibytes);
    expect(told(flagsOf(CUMULATIVE, CYCLES), 6)?.unit).toEqual({ ...UNITS.cycles, exponent: 6 });
    expect(told(flagsOf(INSTANT, BOOLEAN))?.unit).toEqual(UNITS.boolean);
  });

  it('have histograms as tables by the lower bound of each bucket', () => {
    const values = [1n, 2n, 3n, 4n, 5n];
    const layout = layoutOf(
      kvmStatsFile([
        one({ name: 'log', flags: flagsOf(LOG, SECONDS), exponent: -9, values }),
        one({ name: 'linear', flags: flagsOf(LINEAR), bucketSize: 250, values }),
      ]),
    );
    const [log, linear] = layout.values;
    expect(log?.told).toEqual({ kind: 'histogram', unit: UNITS.nanoseconds });
    expect(log?.keys).toEqual([{ name: 'bucket', type: 'int', ids: ['0', '1', '2', '4', '8'] }]);
    expect(linear?.keys[0]?.ids).toEqual(['0', '250', '500', '750', '1000']);
  });

  it('have bounds up to the last power of two that a number can reach', () => {
    const values = Array.from({ length: 65 }, () => 1n);
    const [log] = layoutOf(kvmStatsFile([one({ flags: flagsOf(LOG), values })])).values;
    expect(log?.keys[0]?.ids.at(-1)).toBe(String(2n ** 63n));
  });

  it('need not be described in the order of their data', () => {
    const bytes = kvmStatsFile([
      one({ name: 'third', offset: 24, values: [3n] }),
      one({ name: 'first', offset: 0, values: [1n] }),
      one({ name: 'second', offset: 8, flags: flagsOf(LOG), values: [21n, 22n] }),
    ]);
    const layout = layoutOf(bytes);
    expect(layout.values.map(({ name }) => name)).toEqual(['first', 'second', 'third']);
    expect(scanPart(layout, bytes)).toEqual({ first: '1', second: '21,22', third: '3' });
  });

  it('leave out what came after us, and what has a shape that its type has not', () => {
    const bytes = kvmStatsFile([
      one({ name: 'new type', flags: 5, values: [1n] }),
      one({ name: 'new unit', flags: flagsOf(0, 5), values: [2n] }),
      one({ name: 'new base', flags: flagsOf(0, 0, 2), values: [3n] }),
      one({ name: 'kept', values: [4n] }),
      one({ name: 'many', values: [5n, 6n] }),
      one({ name: 'no width', flags: flagsOf(LINEAR), values: [7n] }),
      one({ name: 'odd', exponent: -32768, values: [8n] }),
      one({ name: 'kept too', values: [9n] }),
      one({ name: 'wide', flags: flagsOf(LOG), values: Array.from({ length: 66 }, () => 1n) }),
      one({ name: 'kept', values: [10n] }),
    ]);
    const layout = layoutOf(bytes);
    expect(scanPart(layout, bytes)).toEqual({ kept: '4', 'kept too': '9' });
    expect(layout.slotCount).toBe(2);
  });

  it('may have anything between their blocks and behind them', () => {
    const bytes = kvmStatsFile([one(), one({ name: 'later', offset: 32, values: [9n] })], {}, 40);
    expect(scanPart(layoutOf(bytes), bytes)).toEqual({ exits: '7', later: '9' });
  });

  it('have another shape when the data end early', () => {
    const bytes = kvmStatsFile([one(), one({ name: 'b' })]);
    const layout = layoutOf(bytes);
    const { offset = 0 } = layout.plan.part ?? {};
    const words = new Uint32Array(4);
    for (const end of [offset, offset + 8, offset + 15]) {
      expect(scanFile(bytes, offset, end, layout.plan, words, 0, () => undefined)).toBe('reshaped');
    }
  });

  it('say what they are of', () => {
    expect(readKvmStatsId(kvmStatsFile([one()]))).toBe('kvm-4711');
    expect(readKvmStatsId(new Uint8Array(10))).toBeUndefined();
  });
});

describe('what is no such file, or a broken one', () => {
  it('is refused with a reason', () => {
    const file = (header: Parameters<typeof kvmStatsFile>[1]) => kvmStatsFile([one()], header);
    const huge = 0xffffffff;
    const cases: readonly [Uint8Array, RegExp][] = [
      [Uint8Array.of(1, 2, 3), /3 bytes/],
      [file({ nameBytes: 0 }), /names of 0/],
      [file({ nameBytes: huge }), /names of/],
      [file({ count: huge }), /more than/],
      [file({ count: 0 }), /no statistic/],
      [file({ count: 1000 }), /descriptors at 72 reach/],
      [file({ idAt: 0 }), /id outside/],
      [file({ idAt: huge }), /id outside/],
      [file({ descriptorsAt: huge }), /descriptors at/],
      [file({ descriptorsAt: 4 }), /descriptors at 4/],
      [file({ dataAt: huge }), /data outside/],
      [file({ dataAt: 0 }), /data outside/],
      [kvmStatsFile([one({ size: 0 })]), /no numbers/],
      [kvmStatsFile([one({ size: 2 })]), /outside the data/],
      [kvmStatsFile([one({ offset: 4 })]), /within a number/],
      [kvmStatsFile([one({ offset: 0 }), one({ name: 'b', offset: 0 })]), /overlap at byte 0/],
      [kvmStatsFile([one({ name: 'x'.repeat(48) })]), /expected a name/],
      [kvmStatsFile([one({ name: '' })]), /expected a name/],
      [kvmStatsFile([one({ flags: 15 })]), /no statistic/],
    ];
    for (const [bytes, reason] of cases) expect(reasonOf(bytes)).toMatch(reason);
  });

  it('never throws, whatever the bytes, and has no more slots than there are numbers', () => {
    const mutated = fc
      .tuple(
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
        fc.nat({ max: 40 }),
        fc.boolean(),
      )
      .map(([changes, cut, cuts]) => {
        const log = { flags: flagsOf(LOG, SECONDS), values: [1n, 2n, 3n, 4n] };
        const bytes = kvmStatsFile([one(), one({ name: 'log', ...log }), one({ name: 'z' })]);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        return cuts ? bytes.subarray(0, bytes.length - cut) : bytes;
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 400 })), (bytes) => {
        const outcome = layoutFile({ kind: 'kvm-stats' }, bytes);
        if (outcome.kind === 'unrecognised') return;
        expect(outcome.layout.slotCount).toBeLessThanOrEqual(bytes.length / 8);
        expect(scanPart(outcome.layout, bytes)).not.toBe('reshaped');
      }),
      { numRuns: 2000 },
    );
  });

  it('gives back every number that was written, wherever it lies', () => {
    const u64 = fc.bigInt({ min: 0n, max: MAX_U64 });
    const written = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z_]{1,20}$/), u64), {
      minLength: 1,
      maxLength: 30,
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(written, fc.nat({ max: 9 }), fc.func(fc.nat()), (pairs, holes, order) => {
        const placed = pairs.map(([name, value], i) =>
          one({ name, values: [value], offset: 8 * (i + (i > pairs.length / 2 ? holes : 0)) }),
        );
        const shuffled = placed.toSorted((a, b) => order(a.name) - order(b.name));
        const bytes = kvmStatsFile(shuffled);
        const naive = pairs.map(([name, value]) => [name, String(value)]);
        expect(scanPart(layoutOf(bytes), bytes)).toEqual(Object.fromEntries(naive));
      }),
    );
  });
});
