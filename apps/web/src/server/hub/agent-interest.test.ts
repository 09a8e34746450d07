import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgentInterest, type AgentWish } from './agent-interest.ts';

const wishFor = (...files: readonly number[]): AgentWish => ({
  epoch: 'e',
  wants: files.length === 0 ? [] : [{ intervalMs: 1000, files }],
  processes: [],
});

describe('interest', () => {
  let wish: AgentWish | undefined;
  let said: AgentWish[];
  let isAway: boolean;
  let interest: AgentInterest;

  beforeEach(() => {
    vi.useFakeTimers();
    wish = wishFor(1);
    said = [];
    isAway = false;
    interest = new AgentInterest(
      () => wish,
      async (told) => {
        said.push(told);
        if (isAway) throw new Error('away');
      },
    );
  });

  afterEach(() => {
    interest[Symbol.dispose]();
    vi.useRealTimers();
  });

  it('is told once for many changes that follow each other', () => {
    for (let i = 0; i < 10; i++) interest.changed();
    vi.advanceTimersByTime(100);
    expect(said).toEqual([wishFor(1)]);
  });

  it('is not told again while it is the same, but for the renewal', () => {
    interest.changed();
    vi.advanceTimersByTime(100);
    interest.changed();
    vi.advanceTimersByTime(100);
    expect(said).toHaveLength(1);
    vi.advanceTimersByTime(25_000);
    expect(said).toHaveLength(3);
  });

  it('in nothing is told once and not renewed', () => {
    wish = wishFor();
    interest.changed();
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([wishFor()]);
  });

  it('is told again to an agent that was away, and to one that was started anew', async () => {
    isAway = true;
    interest.changed();
    await vi.advanceTimersByTimeAsync(100);
    isAway = false;
    interest.changed();
    await vi.advanceTimersByTimeAsync(100);
    expect(said).toHaveLength(2);
    interest.forget();
    interest.changed();
    await vi.advanceTimersByTimeAsync(100);
    expect(said).toHaveLength(3);
  });

  it('is not told before there is a schema', () => {
    wish = undefined;
    interest.changed();
    vi.advanceTimersByTime(100);
    expect(said).toEqual([]);
  });
});
