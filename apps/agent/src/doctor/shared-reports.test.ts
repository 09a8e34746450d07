import { describe, expect, it } from 'vitest';
import type { Report } from './finding.ts';
import { sharedReports } from './shared-reports.ts';

/** A doctor that counts how often he looks, and a clock that a test sets. */
function setUp(examine: (look: number) => Promise<Report>) {
  const state = { looks: 0, nowMs: 0 };
  const ask = sharedReports(
    () => examine(++state.looks),
    () => state.nowMs,
  );
  return { state, ask };
}

const reportOf = (atMs: number): Promise<Report> => Promise.resolve({ atMs, findings: [] });

describe('reports for many who ask', () => {
  it('come from one look within two seconds, and from another one then', async () => {
    const { state, ask } = setUp(reportOf);
    expect((await Promise.all([ask(), ask()])).map(({ atMs }) => atMs)).toEqual([1, 1]);
    state.nowMs = 1_999;
    expect((await ask()).atMs).toBe(1);
    state.nowMs = 2_000;
    expect((await ask()).atMs).toBe(2);
  });

  it('that failed are asked for again', async () => {
    const { ask } = setUp((look) =>
      look === 1 ? Promise.reject(new Error('no')) : reportOf(look),
    );
    await expect(ask()).rejects.toThrow('no');
    expect((await ask()).atMs).toBe(2);
  });
});
