import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../test/manual-clock.ts';
import { makeSample, makeSweep, ScriptedTransport } from '../../../test/scripted-transport.ts';
import type { ReadPaceMs } from '../../trpc/fast-path.ts';
import { LiveBroker } from './live-broker.ts';
import { SILENT_TAB_MS, type WorkerMessage } from './tab-message.ts';

interface Tab {
  readonly send: (message: WorkerMessage) => void;
  readonly got: WorkerMessage[];
}

const makeTab = (): Tab => {
  const got: WorkerMessage[] = [];
  return { got, send: (message) => got.push(message) };
};

const pathsSent = ({ got }: Tab): string[] =>
  got.flatMap((message) =>
    message.kind === 'event' && message.event.kind === 'sweep'
      ? message.event.samples.map(({ path }) => path)
      : [],
  );

let clock: ManualClock;
let server: ScriptedTransport;
let broker: LiveBroker;

beforeEach(() => {
  clock = new ManualClock();
  server = new ScriptedTransport();
  broker = new LiveBroker(server, clock);
});

const look = (tab: Tab, ...paths: string[]): void =>
  broker.receive(tab, { kind: 'look', host: 'orion', paths, fast: [] });

describe('LiveBroker', () => {
  it('holds one subscription for all tabs, which carries the union of what they look at', async () => {
    const [a, b] = [makeTab(), makeTab()];
    look(a, 'irq/LOC', 'cpu/0/user');
    look(b, 'irq/LOC', 'mem/free');
    server.hello('v1');
    await clock.advance(100);
    expect(server.openCount).toBe(1);
    expect(server.lastLook).toEqual(['cpu/0/user', 'irq/LOC', 'mem/free']);
  });

  it('asks for a path as often as whoever wants it most often', async () => {
    const [a, b] = [makeTab(), makeTab()];
    const paths = ['irq/LOC'];
    const lookFast = (tab: Tab, intervalMs: ReadPaceMs): void =>
      broker.receive(tab, {
        kind: 'look',
        host: 'orion',
        paths,
        fast: [{ path: 'irq/LOC', intervalMs }],
      });
    lookFast(a, 500);
    lookFast(b, 100);
    server.hello('v1');
    await clock.advance(100);
    expect(server.looks.at(-1)?.fast).toEqual([{ path: 'irq/LOC', intervalMs: 100 }]);
    lookFast(b, 250);
    await clock.advance(100);
    expect(server.looks.at(-1)?.fast).toEqual([{ path: 'irq/LOC', intervalMs: 250 }]);
    look(b, 'irq/LOC');
    look(a, 'irq/LOC');
    await clock.advance(100);
    expect(server.looks.at(-1)?.fast).toEqual([]);
  });

  it('says a burst of changes to the server once', async () => {
    const tab = makeTab();
    look(tab, 'a');
    server.hello('v1');
    await clock.advance(100);
    for (let i = 0; i < 20; i++) look(tab, `row/${i}`);
    await clock.advance(100);
    expect(server.looks.map(({ paths }) => paths)).toEqual([['a'], ['row/19']]);
  });

  it('sends a tab only the samples it asked for, and the host to all', async () => {
    const [a, b] = [makeTab(), makeTab()];
    look(a, 'x');
    look(b, 'y');
    server.hello('v1');
    server.emit(makeSweep(1e6, [makeSample('x', 1e6, '1'), makeSample('y', 1e6, '2')]));
    expect(pathsSent(a)).toEqual(['x']);
    expect(pathsSent(b)).toEqual(['y']);
    expect(b.got.at(-1)).toMatchObject({ event: { host: { sweepAtUs: 1e6 } } });
  });

  it('gives a tab that joins in the newest sample of what others look at already', () => {
    const [a, b] = [makeTab(), makeTab()];
    look(a, 'x');
    server.hello('v1');
    server.emit(makeSweep(1e6, [makeSample('x', 1e6, '1')]));
    look(b, 'x');
    expect(b.got.map(({ kind }) => kind)).toEqual(['link', 'event', 'event']);
    expect(pathsSent(b)).toEqual(['x']);
  });

  it('drops the interest of a tab that leaves, and closes when the last one is gone', async () => {
    const [a, b] = [makeTab(), makeTab()];
    look(a, 'x');
    look(b, 'y');
    server.hello('v1');
    broker.receive(a, { kind: 'leave', host: 'orion' });
    await clock.advance(100);
    expect(server.lastLook).toEqual(['y']);
    broker.receive(b, { kind: 'leave', host: 'orion' });
    await clock.advance(10_000);
    expect(server.openCount).toBe(0);
  });

  it('keeps the subscription over a reload', async () => {
    const [a, b] = [makeTab(), makeTab()];
    look(a, 'x');
    server.hello('v1');
    broker.receive(a, { kind: 'leave', host: 'orion' });
    await clock.advance(500);
    look(b, 'x');
    await clock.advance(10_000);
    expect(server.watches).toHaveLength(1);
    expect(server.openCount).toBe(1);
  });

  it('drops a tab that died without a word, not one that beats', async () => {
    const [dead, alive] = [makeTab(), makeTab()];
    look(dead, 'x');
    look(alive, 'y');
    server.hello('v1');
    for (let ms = 0; ms <= 2 * SILENT_TAB_MS; ms += 60_000) {
      await clock.advance(60_000);
      look(alive, 'y');
    }
    await clock.advance(100);
    expect(server.lastLook).toEqual(['y']);
  });
});

describe('reconnecting', () => {
  it('subscribes anew with what is looked at when the server no longer knows the viewer', async () => {
    const tab = makeTab();
    look(tab, 'x');
    server.hello('v1');
    await clock.advance(100);
    server.knowsViewers = false;
    look(tab, 'x', 'y');
    await clock.advance(100);
    expect(server.watches).toHaveLength(2);
    expect(server.openCount).toBe(1);
    server.knowsViewers = true;
    server.hello('v2');
    await clock.advance(100);
    expect(server.looks.at(-1)).toEqual({ viewer: 'v2', paths: ['x', 'y'], fast: [] });
  });

  it('tells tabs that the server is unreachable, and waits longer after each failure', async () => {
    const tab = makeTab();
    look(tab, 'x');
    server.hello('v1');
    server.fail({ kind: 'unreachable', reason: 'gone' });
    expect(tab.got.at(-1)).toMatchObject({ link: { kind: 'offline', reason: 'gone' } });
    await clock.advance(500);
    expect(server.watches).toHaveLength(2);
    server.fail({ kind: 'unreachable', reason: 'gone' });
    await clock.advance(500);
    expect(server.watches).toHaveLength(2);
    await clock.advance(500);
    expect(server.watches).toHaveLength(3);
    server.hello('v2');
    await clock.advance(100);
    expect(tab.got.at(-2)).toMatchObject({ link: { kind: 'online' } });
    expect(server.looks.at(-1)).toEqual({ viewer: 'v2', paths: ['x'], fast: [] });
  });

  it('does not cry over a stream that breaks once while the server answers', () => {
    const tab = makeTab();
    look(tab, 'x');
    server.hello('v1');
    server.fail({ kind: 'broken', reason: 'ended' });
    expect(tab.got.at(-1)).toMatchObject({ link: { kind: 'connecting' } });
  });

  it('connects at once when asked, without waiting for the backoff', () => {
    const tab = makeTab();
    look(tab, 'x');
    server.fail({ kind: 'signed-out' });
    expect(tab.got.at(-1)).toMatchObject({ link: { kind: 'signed-out' } });
    broker.receive(tab, { kind: 'retry', host: 'orion' });
    expect(server.watches).toHaveLength(2);
  });

  it('hears nothing more from a subscription that it gave up', async () => {
    const tab = makeTab();
    look(tab, 'x');
    server.hello('v1');
    const [first] = server.watches;
    server.fail({ kind: 'broken', reason: 'ended' });
    await clock.advance(1000);
    server.hello('v2');
    const before = tab.got.length;
    first?.observer.onEvent(makeSweep(1e6, [makeSample('x', 1e6, '1')]));
    first?.observer.onFailure({ kind: 'unreachable', reason: 'late' });
    expect(tab.got).toHaveLength(before);
  });
});
