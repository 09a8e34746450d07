import { describe, expect, it } from 'vitest';
import { makeHostState } from '../../../test/make-host-state.ts';
import type { HostState } from '../../trpc/live-event.ts';
import { statusOf } from './status-text.ts';

const HOST = makeHostState({ sweepAtUs: 100_000_000 });

const SHOWN_AT = 'Nov 27, 2026, 12:00:07 UTC';

const shown = (host: Partial<HostState>, rest: { isPaused?: boolean; heardMs?: number } = {}) => {
  const { word, detail } = statusOf({
    connection: { kind: 'online', host: { ...HOST, ...host } },
    isPaused: false,
    nowMs: 112_400,
    heardMs: 112_000,
    behindMs: 7_400,
    shownAt: SHOWN_AT,
    ...rest,
  });
  return `${word} ${detail}`.trim();
};

describe('statusOf', () => {
  it('is live with its interval while sweeps arrive', () => {
    expect(shown({})).toBe('Live 1 s');
    expect(shown({ intervalMs: 100 })).toBe('Live 100 ms');
  });

  it('is live with the interval that is kept to, and says why it is not the one asked for', () => {
    const of = (host: Partial<HostState>) =>
      statusOf({
        connection: { kind: 'online', host: { ...HOST, ...host } },
        isPaused: false,
        nowMs: 0,
        heardMs: undefined,
        behindMs: 0,
        shownAt: SHOWN_AT,
      });
    expect(of({ intervalMs: 3000 })).toMatchObject({
      word: 'Live',
      detail: '3 s',
      tone: 'ok',
      reason: 'Stretched from 1 s to stay within 2 % of a core',
    });
    expect(of({ intervalMs: 1500, budgetPermyriad: 25 }).reason).toMatch(
      /within 0\.25 % of a core$/,
    );
    expect(of({ intervalMs: 1500, budgetPermyriad: 0 }).reason).toBe('Stretched from 1 s');
    expect(of({}).reason).toBe('');
    expect(of({ intervalMs: 100 }).reason).toBe('');
  });

  it('tells how old things are when the agent is away, pausing or not', () => {
    expect(shown({ condition: 'stale' })).toBe('Stale · 12 s');
    expect(shown({ condition: 'stale' }, { isPaused: true })).toBe('Stale · 12 s');
  });

  it('is stale when sweeps stop without a word, with patience for slow intervals', () => {
    expect(shown({}, { heardMs: 100_000 })).toBe('Stale · 12 s');
    expect(shown({ intervalMs: 10_000 }, { heardMs: 100_000 })).toBe('Live 10 s');
  });

  it('says how far behind a paused page is', () => {
    expect(shown({}, { isPaused: true })).toBe('Paused · 7 s behind');
    const facts = { nowMs: 0, heardMs: 0, behindMs: 7_400, shownAt: SHOWN_AT };
    const connection = { kind: 'online', host: HOST } as const;
    expect(statusOf({ connection, isPaused: true, ...facts }).reason).toContain(SHOWN_AT);
  });

  it('is offline when the host, the server or the session is gone, with the reason', () => {
    expect(shown({ condition: 'offline' })).toBe('Offline');
    const facts = { isPaused: false, nowMs: 0, heardMs: undefined, behindMs: 0, shownAt: SHOWN_AT };
    const reason = 'The server does not answer.';
    expect(
      statusOf({ connection: { kind: 'offline', host: HOST, reason }, ...facts }),
    ).toMatchObject({ word: 'Offline', reason });
    expect(statusOf({ connection: { kind: 'signed-out' }, ...facts }).word).toBe('Offline');
    expect(statusOf({ connection: { kind: 'connecting' }, ...facts }).word).toBe('Offline');
  });
});
