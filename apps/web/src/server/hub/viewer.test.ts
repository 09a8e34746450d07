import { describe, expect, it } from 'vitest';
import { makeHostState } from '../../../test/make-host-state.ts';
import type { HostState, LiveEvent, LiveMark, LiveSample } from '../../trpc/live-event.ts';
import { Viewer } from './viewer.ts';

const host = (sweepAtUs: number): HostState => makeHostState({ sweepAtUs });

const sample = (path: string, atUs: number): LiveSample => ({
  path,
  atUs,
  status: 0,
  cells: ['1'],
});

const sweep = (
  atUs: number,
  samples: readonly LiveSample[],
  marks: readonly LiveMark[] = [],
): LiveEvent => ({ kind: 'sweep', host: host(atUs), samples, marks });

async function next(viewer: Viewer): Promise<LiveEvent | undefined> {
  const events = viewer.events(new AbortController().signal);
  return (await events.next()).value;
}

describe('a viewer who does not read', () => {
  it('gets one event with the newest sample of each path', async () => {
    const viewer = new Viewer('v', false);
    viewer.offer(sweep(1, [sample('a', 1), sample('b', 1)]));
    viewer.offer(sweep(2, [sample('a', 2)]));
    expect(await next(viewer)).toEqual(sweep(2, [sample('a', 2), sample('b', 1)]));
  });

  it('keeps every mark, for a clear that is not drawn is a spike', async () => {
    const viewer = new Viewer('v', false);
    const mark = (atUs: number): LiveMark => ({ kind: 'gap', atUs, reason: '' });
    viewer.offer(sweep(1, [], [mark(1)]));
    viewer.offer(sweep(2, [], [mark(2)]));
    expect(await next(viewer)).toMatchObject({ marks: [mark(1), mark(2)] });
  });

  it('still gets its hello first, with the newest state of the host', async () => {
    const viewer = new Viewer('v', false);
    viewer.offer({ kind: 'hello', viewer: 'v', host: host(0) });
    viewer.offer(sweep(2, [sample('a', 2)]));
    expect(await next(viewer)).toEqual({ kind: 'hello', viewer: 'v', host: host(2) });
  });

  it('gets what came behind its hello next, marks included', async () => {
    const viewer = new Viewer('v', false);
    const mark: LiveMark = { kind: 'clear', atUs: 1, actor: 'x', paths: ['a'] };
    viewer.offer({ kind: 'hello', viewer: 'v', host: host(0) });
    viewer.offer(sweep(1, [sample('a', 1)], [mark]));
    viewer.offer(sweep(2, [sample('b', 2)]));
    const events = viewer.events(new AbortController().signal);
    expect((await events.next()).value).toMatchObject({ kind: 'hello' });
    expect((await events.next()).value).toEqual(sweep(2, [sample('a', 1), sample('b', 2)], [mark]));
  });

  it('does not lose a sweep to a change of condition that follows it', async () => {
    const viewer = new Viewer('v', false);
    viewer.offer(sweep(1, [sample('a', 1)]));
    viewer.offer({ kind: 'host', host: host(9) });
    expect(await next(viewer)).toEqual({ ...sweep(1, [sample('a', 1)]), host: host(9) });
  });
});

it('a subscription ends when its signal does, though nothing comes', async () => {
  const viewer = new Viewer('v', false);
  const abort = new AbortController();
  const ended = viewer.events(abort.signal).next();
  abort.abort();
  expect(await ended).toEqual({ done: true, value: undefined });
});
