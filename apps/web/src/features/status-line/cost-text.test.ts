import { describe, expect, it } from 'vitest';
import { makeHostState } from '../../../test/make-host-state.ts';
import { costText } from './cost-text.ts';

const HOST = makeHostState({ sweepAtUs: 1, sweepUs: 410, values: 2143 });

describe('costText', () => {
  it('tells what watching costs', () => {
    expect(costText(HOST, 38.2)).toMatchObject({
      values: '2,143',
      sweepMs: '0.41',
      stretched: undefined,
      agentPercent: '0.3',
      budgetPercent: '2',
      lag: '38',
      unreadable: undefined,
    });
  });

  it('tells a stretched interval beside the one asked for, and no budget where there is none', () => {
    const host = { ...HOST, intervalMs: 12_000, wantedMs: 500, budgetPermyriad: 0 };
    expect(costText(host, undefined)).toMatchObject({
      stretched: { every: '12 s', wanted: '500 ms' },
      budgetPercent: undefined,
    });
  });

  it('keeps three digits of a sweep however long it takes', () => {
    const sweep = (sweepUs: number): string => costText({ ...HOST, sweepUs }, undefined).sweepMs;
    expect([4123, 41_230, 412_300, 4_123_000].map(sweep)).toEqual(['4.12', '41.2', '412', '4,123']);
  });

  it('gives no lag that only two clocks could have made', () => {
    for (const lagMs of [undefined, -5, 90_000]) expect(costText(HOST, lagMs).lag).toBe('—');
  });

  it('sums what cannot be read and names the commonest reason', () => {
    const unreadable = [
      { reason: 'gone', count: 2 },
      { reason: 'kernel lockdown', count: 1057 },
      { reason: 'busy', count: 0 },
    ];
    expect(costText({ ...HOST, unreadable }, 1).unreadable).toEqual({
      count: '1,059',
      summary: 'kernel lockdown, 1 more reason',
      all: '1,057 kernel lockdown\n2 gone',
    });
  });
});
