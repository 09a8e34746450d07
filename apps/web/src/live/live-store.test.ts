import { type SchemaIndex, type StatPath, u64At } from '@statsfs/core/model';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeHostState } from '../../test/make-host-state.ts';
import { makeSchema } from '../../test/make-schema.ts';
import { ManualClock, settled } from '../../test/manual-clock.ts';
import { makeSample, makeSweep } from '../../test/scripted-transport.ts';
import type { HostState, LiveEvent, LiveSample } from '../trpc/live-event.ts';
import type { Since } from '../trpc/since.ts';
import type { History } from './decode-series-answer.ts';
import { LiveStore } from './live-store.ts';
import { SampleColumns } from './sample-columns.ts';
import { toSlice } from './to-slice.ts';
import type { WorkerMessage } from './worker/tab-message.ts';

const PATH = 'irq/LOC' as StatPath;
const OTHER = 'irq/RES' as StatPath;
const SECOND = 1e6;

/** What the hub remembers, and what the link and the server were asked for. */
class Bench {
  readonly clock = new ManualClock();
  readonly looks: (readonly string[])[] = [];
  readonly asked: { readonly paths: readonly string[]; readonly seconds: number }[] = [];
  schema: SchemaIndex | undefined = makeSchema([PATH, OTHER]);
  /** Seconds at which the hub has a sample; the figure is ten times the second. */
  remembered: number[] = [];
  historyFails = false;
  /** What the server says to count from: when, in µs, and which figure. */
  since: readonly [atUs: number, cell: string] = [0, '0'];
  sinceAsked = 0;
  #onMessage: (message: WorkerMessage) => void = () => undefined;

  readonly store = new LiveStore('orion', {
    openLink: (_host, onMessage) => {
      this.#onMessage = onMessage;
      return {
        look: (paths) => this.looks.push(paths),
        retry: () => undefined,
        leave: () => undefined,
      };
    },
    fetchSchema: async () => this.schema,
    fetchSeries: async (_host, paths, seconds) => {
      this.asked.push({ paths, seconds });
      if (this.historyFails) throw new Error('away');
      return paths.map(() => this.#history(seconds));
    },
    fetchSince: async (_host, _baseline, paths) => {
      this.sinceAsked++;
      return paths.map(
        (): Since => ({ kind: 'from', atUs: this.since[0], cells: [this.since[1]] }),
      );
    },
    clock: this.clock,
  });

  send(event: LiveEvent): void {
    this.#onMessage({ kind: 'event', host: 'orion', event });
  }

  link(link: Extract<WorkerMessage, { kind: 'link' }>['link']): void {
    this.#onMessage({ kind: 'link', host: 'orion', link });
  }

  hello(host: Partial<HostState> = {}): void {
    this.send({ kind: 'hello', viewer: 'v', host: makeHostState(host) });
  }

  /** The hub takes a sample each second; this browser hears of it unless it is away. */
  sweep(second: number, isHeard = true): void {
    this.remembered.push(second);
    if (!isHeard) return;
    this.send(makeSweep(second * SECOND, [sampleAt(second)]));
  }

  seconds(): number[] {
    const kept = this.store.samples(PATH);
    return [...(kept === undefined ? [] : toSlice(kept, [0], 0).atUs)].map((us) => us / SECOND);
  }

  #history(seconds: number): History {
    const columns = new SampleColumns(1);
    const last = this.remembered.at(-1) ?? 0;
    const words = new Uint32Array(2);
    for (const second of this.remembered) {
      words[0] = 10 * second;
      if (second >= last - seconds) columns.append(second * SECOND, 0, words);
    }
    return { samples: columns.view(), marks: [] };
  }
}

const sampleAt = (second: number): LiveSample =>
  makeSample(PATH, second * SECOND, String(10 * second));

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

let bench: Bench;

beforeEach(async () => {
  bench = new Bench();
  bench.store.start();
  bench.hello({ sweepAtUs: 0 });
  await settled();
});

describe('joining history and live', () => {
  it('has every sample once when live comes first', async () => {
    for (const s of range(1, 50)) bench.sweep(s, false);
    bench.store.keepSeries([PATH], 60);
    bench.sweep(51);
    bench.sweep(52);
    await bench.clock.advance(1000);
    bench.sweep(53);
    expect(bench.seconds()).toEqual(range(1, 53));
  });

  it('has every sample once when history comes first, and fills what was missed in between', async () => {
    for (const s of range(1, 50)) bench.sweep(s, false);
    bench.store.keepSeries([PATH], 60);
    await bench.clock.advance(1000);
    for (const s of range(51, 54)) bench.sweep(s, false);
    bench.sweep(55);
    await bench.clock.advance(1000);
    expect(bench.seconds()).toEqual(range(1, 55));
  });

  it('does not ask again when nothing can have been missed', async () => {
    for (const s of range(1, 50)) bench.sweep(s, false);
    bench.store.keepSeries([PATH], 60);
    await bench.clock.advance(1000);
    bench.sweep(51);
    await bench.clock.advance(1000);
    expect(bench.asked).toHaveLength(1);
  });

  it('fills the hole after a reconnect, and asks for no more than the hole', async () => {
    bench.store.keepSeries([PATH], 300);
    for (const s of range(1, 20)) bench.sweep(s);
    await bench.clock.advance(1000);
    for (const s of range(21, 40)) bench.sweep(s, false);
    bench.hello({ sweepAtUs: 40 * SECOND });
    bench.sweep(41);
    await bench.clock.advance(1000);
    expect(bench.seconds()).toEqual(range(1, 41));
    expect(bench.asked.at(-1)?.seconds).toBeLessThan(30);
  });

  it('asks again after a failure as soon as the stream is back', async () => {
    bench.historyFails = true;
    for (const s of range(1, 10)) bench.sweep(s, false);
    bench.store.keepSeries([PATH], 60);
    await bench.clock.advance(1000);
    bench.historyFails = false;
    bench.hello({ sweepAtUs: 10 * SECOND });
    await bench.clock.advance(1000);
    expect(bench.seconds()).toEqual(range(1, 10));
  });

  it('asks for more when a longer span is wanted, not for less', async () => {
    for (const s of range(1, 500)) bench.sweep(s, false);
    bench.sweep(501);
    bench.store.keepSeries([PATH], 60);
    await bench.clock.advance(1000);
    bench.sweep(502);
    bench.store.keepSeries([PATH], 300);
    await bench.clock.advance(1000);
    bench.store.keepSeries([PATH], 60);
    await bench.clock.advance(1000);
    expect(bench.asked.map(({ seconds }) => seconds)).toEqual([60, 300]);
  });

  it('asks for rows that come into view together in one request', async () => {
    bench.store.keepSeries([PATH], 60);
    bench.store.keepSeries([OTHER], 60);
    await bench.clock.advance(1000);
    expect(bench.asked).toEqual([{ paths: [PATH, OTHER], seconds: 60 }]);
  });

  it('does not ask for a row that scrolled away at once', async () => {
    const end = bench.store.keepSeries([PATH], 60);
    end();
    await bench.clock.advance(1000);
    expect(bench.asked).toEqual([]);
  });
});

describe('LiveStore', () => {
  it('says what it looks at, each path once however many want it', () => {
    const end = bench.store.watch([PATH]);
    bench.store.watch([PATH, OTHER]);
    end();
    end();
    expect(bench.looks.at(-1)).toEqual([PATH, OTHER]);
  });

  it('wants nothing while hidden, and fills the hole when shown again', async () => {
    bench.store.keepSeries([PATH], 60);
    bench.sweep(1);
    await bench.clock.advance(1000);
    bench.store.setHidden(true);
    expect(bench.looks.at(-1)).toEqual([]);
    for (const s of range(2, 30)) bench.sweep(s, false);
    bench.store.setHidden(false);
    expect(bench.looks.at(-1)).toEqual([PATH]);
    bench.sweep(31);
    await bench.clock.advance(1000);
    expect(bench.seconds()).toEqual(range(1, 31));
  });

  it('gives rates per second, exact figures, and tells only who looks at that path', () => {
    const told: string[] = [];
    bench.store.watch([PATH, OTHER]);
    bench.store.onValue(PATH, () => told.push(PATH));
    bench.store.onValue(OTHER, () => told.push(OTHER));
    bench.send(makeSweep(SECOND, [makeSample(PATH, SECOND, '18446744073709551000')]));
    bench.send(makeSweep(3 * SECOND, [makeSample(PATH, 3 * SECOND, '18446744073709551014')]));
    const latest = bench.store.latest(PATH);
    expect(latest).toMatchObject({ kind: 'ok', rate: 7, step: 'normal' });
    expect(latest.kind === 'ok' && u64At(latest.words, 0)).toBe(18446744073709551014n);
    expect(told).toEqual([PATH, PATH]);
  });

  it('tells no data, unreadable and a figure apart', () => {
    bench.store.watch([PATH]);
    expect(bench.store.latest(PATH)).toEqual({ kind: 'no-data' });
    const sample = sampleAt(1);
    bench.send(makeSweep(SECOND, [{ ...sample, status: 65535, cells: [] }]));
    expect(bench.store.latest(PATH)).toEqual({ kind: 'no-data' });
    bench.send(makeSweep(SECOND, [{ ...sample, status: 13, cells: [] }]));
    expect(bench.store.latest(PATH)).toEqual({ kind: 'unreadable', code: 13, atUs: SECOND });
  });

  it('has no rate for a step over a reset', () => {
    bench.store.watch([PATH]);
    bench.send(makeSweep(SECOND, [makeSample(PATH, SECOND, '1000')]));
    bench.send(makeSweep(2 * SECOND, [makeSample(PATH, 2 * SECOND, '10')]));
    expect(bench.store.latest(PATH)).toMatchObject({ kind: 'ok', rate: Number.NaN, step: 'reset' });
  });

  it('calls figures stale while the agent is away, and fresh again when it is back', () => {
    bench.store.watch([PATH]);
    bench.sweep(1);
    bench.send({ kind: 'host', host: makeHostState({ condition: 'stale', reason: 'away' }) });
    expect(bench.store.latest(PATH)).toMatchObject({ kind: 'ok', stale: true });
    bench.send(makeSweep(2 * SECOND, []));
    expect(bench.store.latest(PATH)).toMatchObject({ kind: 'ok', stale: false });
  });

  it('keeps what it knew of the host while the web server is away', () => {
    bench.sweep(1);
    bench.link({ kind: 'offline', reason: 'gone' });
    expect(bench.store.connection()).toMatchObject({
      kind: 'offline',
      reason: 'gone',
      host: { name: 'orion' },
    });
    bench.link({ kind: 'signed-out' });
    expect(bench.store.connection()).toEqual({ kind: 'signed-out' });
  });

  it('freezes what is shown while paused, and catches up', () => {
    bench.store.watch([PATH]);
    bench.sweep(1);
    let ticks = 0;
    bench.store.setPaused(true);
    bench.store.onTick(() => ticks++);
    bench.sweep(2);
    bench.sweep(3);
    expect(bench.store.latest(PATH)).toMatchObject({ atUs: SECOND });
    expect([bench.store.nowUs(), bench.seconds()]).toEqual([SECOND, [1]]);
    bench.store.setPaused(false);
    expect(bench.store.latest(PATH)).toMatchObject({ atUs: 3 * SECOND });
    expect(bench.seconds()).toEqual([1, 2, 3]);
  });

  it('steps back and forth through what was shown, and follows again', () => {
    const bench = new Bench();
    bench.store.start();
    bench.hello();
    bench.store.watch([PATH]);
    return settled().then(() => {
      for (const second of [1, 2, 3]) bench.sweep(second);
      const shown = (): number | undefined => {
        const latest = bench.store.latest(PATH);
        return latest.kind === 'ok' ? Number(u64At(latest.words, 0)) : undefined;
      };
      bench.store.step(-1);
      expect([bench.store.isPaused(), shown(), bench.store.behindUs()]).toEqual([true, 20, SECOND]);
      bench.sweep(4);
      expect([shown(), bench.store.behindUs()]).toEqual([20, 2 * SECOND]);
      bench.store.step(-1);
      bench.store.step(-1);
      expect(shown()).toBe(10);
      for (let steps = 0; steps < 9; steps++) bench.store.step(1);
      expect([shown(), bench.store.behindUs()]).toEqual([40, 0]);
      expect(bench.store.nowUs()).toBe(4 * SECOND);
      bench.store.step(-1);
      bench.store.setPaused(false);
      expect([shown(), bench.store.behindUs()]).toEqual([40, 0]);
    });
  });

  it('steps over sweeps that brought nothing of what is looked at', async () => {
    const bench = new Bench();
    bench.store.start();
    bench.hello();
    bench.store.watch([PATH]);
    await settled();
    for (const second of [1, 2, 3]) {
      bench.sweep(second);
      // Another page has its own file read in between.
      bench.send(makeSweep((second + 0.3) * SECOND, []));
    }
    const shown = (): number => {
      const latest = bench.store.latest(PATH);
      return latest.kind === 'ok' ? Number(u64At(latest.words, 0)) : Number.NaN;
    };
    bench.store.step(-1);
    expect(shown()).toBe(20);
    bench.store.step(-1);
    expect(shown()).toBe(10);
    bench.store.step(1);
    expect(shown()).toBe(20);
  });

  it('stops at a moment of history that this tab has never shown', async () => {
    for (const s of range(1, 90)) bench.sweep(s, false);
    bench.send(makeSweep(90 * SECOND, []));
    bench.store.showAt(30 * SECOND);
    bench.store.watch([PATH]);
    bench.sweep(91);
    await bench.clock.advance(1000);
    expect(bench.store.latest(PATH)).toMatchObject({ kind: 'ok', atUs: 30 * SECOND });
    bench.store.keepSeries([PATH], 20);
    await bench.clock.advance(1000);
    expect(bench.seconds().filter((s) => s <= 30)).toEqual(expect.arrayContaining(range(10, 30)));
    bench.store.setPaused(false);
    expect(bench.store.latest(PATH)).toMatchObject({ kind: 'ok', atUs: 91 * SECOND });
  });

  it('shows what is looked at only now as of the moment of the pause', async () => {
    for (const s of range(1, 5)) bench.sweep(s, false);
    bench.send(makeSweep(5 * SECOND, []));
    bench.store.setPaused(true);
    bench.store.keepSeries([PATH], 60);
    bench.sweep(6);
    await bench.clock.advance(1000);
    expect(bench.store.latest(PATH)).toMatchObject({ kind: 'ok', atUs: 5 * SECOND });
  });
});

describe('another schema', () => {
  it('keeps the old one until the new one is there, and takes samples that came early', async () => {
    bench.store.watch(['irq/NEW' as StatPath]);
    bench.schema = makeSchema([PATH, OTHER, 'irq/NEW']);
    const before = bench.store.schema();
    const sample = makeSample('irq/NEW', SECOND, '5');
    bench.send(makeSweep(SECOND, [sample], { epoch: 'other' }));
    expect(bench.store.schema()).toBe(before);
    await bench.clock.advance(2000);
    expect(bench.store.schema()).toBe(bench.schema);
    expect(bench.store.latest('irq/NEW' as StatPath)).toMatchObject({ kind: 'ok' });
  });

  it('starts anew for another source under the same path', async () => {
    bench.store.watch([PATH]);
    bench.sweep(1);
    const shifted = makeSchema(['irq/AAA', PATH]);
    bench.schema = shifted;
    bench.send(makeSweep(2 * SECOND, [], { generation: 2 }));
    await bench.clock.advance(2000);
    expect(shifted.resolvePath(PATH)?.index).toBe(1);
    expect(bench.store.latest(PATH)).toEqual({ kind: 'no-data' });
  });

  it('goes on with the same value', async () => {
    bench.store.watch([PATH]);
    bench.sweep(1);
    bench.schema = makeSchema([PATH, OTHER, 'irq/NEW']);
    bench.send(makeSweep(2 * SECOND, [sampleAt(2)], { generation: 2 }));
    await bench.clock.advance(2000);
    expect(bench.seconds()).toEqual([1, 2]);
  });
});
