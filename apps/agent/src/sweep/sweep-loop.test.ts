import { WireReader } from '@statsfs/core/wire';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/manual-clock.ts';
import { MemoryStatFiles } from '../../test/memory-stat-files.ts';
import { seenBy } from '../../test/sweep-rig.ts';
import type { DirectoryEntry } from '../ports/stat-reader.ts';
import { CLEAR_EVERYTHING, CLEAR_NOTHING, type ClearAllowance } from './clear/clear-allowance.ts';
import { SweepLoop } from './sweep-loop.ts';
import type { SweepReport } from './sweep-messages.ts';

const INTERVAL_MS = 1000;
const US_PER_MS = 1000;
/** What asking the clock a few times costs in tests. */
const SLACK_US = 1000;

/** Files of which looking through a directory, or reading, takes time. */
class SlowFiles extends MemoryStatFiles {
  readonly #clock: ManualClock;
  listMs = 0;
  readMs = 0;
  lists = 0;

  constructor(clock: ManualClock) {
    super();
    this.#clock = clock;
  }

  override list(directory: number): readonly DirectoryEntry[] | number {
    this.lists++;
    this.#clock.advance(this.listMs);
    return super.list(directory);
  }

  override read(descriptor: number, offset: number, length: number): number {
    this.#clock.advance(this.readMs);
    return super.read(descriptor, offset, length);
  }
}

/** A loop whose timer goes off when the test says so. */
class LoopRig implements Disposable {
  readonly clock = new ManualClock();
  readonly files = new SlowFiles(this.clock);
  readonly reports: SweepReport[] = [];
  readonly loop: SweepLoop;
  delayMs = 0;
  isScheduled = false;
  #run: () => void = () => undefined;

  constructor(directory = '/demo', allowClear: ClearAllowance = CLEAR_EVERYTHING) {
    const folders = [{ name: 'demo', directory }];
    this.loop = new SweepLoop(
      {
        reader: this.files,
        clock: this.clock,
        catalog: [],
        folders,
        only: [],
        findsMounts: false,
        host: { lockedDown: false },
        post: (report) => this.reports.push(report),
        schedule: (run, delayMs) => {
          this.#run = run;
          this.delayMs = delayMs;
          this.isScheduled = true;
          return () => {
            this.isScheduled = false;
          };
        },
      },
      {
        epoch: 'epoch',
        host: { name: 'orion', kernel: '6.18', bootId: 'b0' },
        intervalMs: INTERVAL_MS,
        folders,
        only: [],
        allowClear,
        cpuBudget: 0,
        namespaces: [],
        monitors: [],
      },
    );
  }

  /** The timer goes off. @returns when, in microseconds. */
  tick(lateMs = 0): number {
    this.clock.advance(this.delayMs + lateMs);
    const atUs = this.clock.nowUs;
    this.#run();
    return atUs;
  }

  kinds(): string[] {
    return this.reports.map(({ kind }) => kind);
  }

  warnings(): string[] {
    return this.reports.flatMap((report) => (report.kind === 'warning' ? [report.text] : []));
  }

  [Symbol.dispose](): void {
    this.loop[Symbol.dispose]();
  }
}

const sinceMultiple = (us: number): number => us % (INTERVAL_MS * US_PER_MS);

describe('sweeps', () => {
  it('begin at whole multiples of the interval, whenever the loop was started', () => {
    using rig = new LoopRig();
    rig.files.put('/demo/a', '1');
    rig.clock.advance(347);
    rig.loop.start();
    for (let i = 0; i < 5; i++) expect(sinceMultiple(rig.tick())).toBeLessThan(SLACK_US);
  });

  it('that took longer than the interval skip what they missed, and do not hurry after it', () => {
    using rig = new LoopRig();
    rig.files.put('/demo/a', '1');
    rig.loop.start();
    const first = rig.tick();
    rig.files.readMs = 2_300;
    const slow = rig.tick();
    rig.files.readMs = 0;
    const next = rig.tick();
    expect(sinceMultiple(slow)).toBeLessThan(SLACK_US);
    expect(sinceMultiple(next)).toBeLessThan(SLACK_US);
    expect(Math.round((slow - first) / 1e6)).toBe(1);
    // One read to the end and one to see that it was: 4.6 s.
    expect(Math.round((next - slow) / 1e6)).toBeGreaterThanOrEqual(3);
  });

  it('are back in step after a timer that went off late', () => {
    using rig = new LoopRig();
    rig.files.put('/demo/a', '1');
    rig.loop.start();
    rig.tick(430);
    expect(rig.delayMs).toBeLessThan(571);
    expect(sinceMultiple(rig.tick())).toBeLessThan(SLACK_US);
  });
});

describe('files that come and go', () => {
  it('are looked for at the start and every five seconds', () => {
    using rig = new LoopRig();
    rig.files.put('/demo/a', '1');
    rig.loop.start();
    const lists: number[] = [];
    for (let i = 0; i < 12; i++) {
      rig.tick();
      lists.push(rig.files.lists);
    }
    expect(lists).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3]);
  });

  it('are looked for more slowly where looking is dear: half a percent of the time', () => {
    using rig = new LoopRig();
    rig.files.put('/demo/a', '1');
    rig.files.listMs = 100;
    rig.loop.start();
    const ticksUntil = (lists: number): number => {
      let ticks = 0;
      for (; rig.files.lists < lists; ticks++) rig.tick();
      return ticks;
    };
    // The first look may be slow by chance.
    expect(ticksUntil(2)).toBe(5);
    // 100 ms are half a percent of 20 s.
    expect([20, 21]).toContain(ticksUntil(3));
  });

  it('warn once, until what there is to say has changed', () => {
    using rig = new LoopRig('/gone');
    rig.loop.start();
    for (let i = 0; i < 12; i++) rig.tick();
    const said = 'Cannot walk /gone for --fs demo: gone (ENOENT)';
    expect(rig.warnings()).toEqual([said]);
    rig.files.put('/gone/a', '1');
    for (let i = 0; i < 6; i++) rig.tick();
    rig.files.remove('/gone/a');
    rig.files.remove('/gone');
    for (let i = 0; i < 6; i++) rig.tick();
    expect(rig.warnings()).toEqual([said, said]);
  });
});

describe('requests', () => {
  it('to join are answered with what the frames that follow build upon, at any moment', () => {
    using rig = new LoopRig();
    rig.files.put('/demo/a', '1');
    rig.files.put('/demo/b', 'max');
    const readers: WireReader[] = [];
    let seen = 0;
    const deliver = (): void => {
      for (const report of rig.reports.slice(seen)) {
        if (report.kind === 'frames') {
          for (const reader of readers) for (const _ of reader.push(report.bytes));
        } else if (report.kind === 'joined') {
          const reader = new WireReader();
          for (const _ of reader.push(report.bytes));
          readers.push(reader);
        }
      }
      seen = rig.reports.length;
    };
    rig.loop.answer({ kind: 'join', id: 0 });
    rig.loop.start();
    for (let i = 1; i <= 14; i++) {
      rig.loop.answer({ kind: 'join', id: i });
      rig.files.put('/demo/a', `${i}`);
      if (i === 3) rig.files.put('/demo/c', '7');
      if (i === 5)
        rig.loop.answer({ kind: 'clear', id: 100, request: { paths: ['demo/a'], actor: 'x' } });
      if (i === 6) rig.loop.answer({ kind: 'preview', id: 101, paths: ['demo/c'] });
      if (i === 7) rig.files.put('/demo/b', '12');
      if (i === 9) rig.files.remove('/demo/b');
      rig.tick();
      deliver();
    }
    expect(readers).toHaveLength(15);
    for (const reader of readers) {
      expect(seenBy(reader)).toEqual({ 'demo/a': '14', 'demo/c': '7' });
      expect(reader.schema).toEqual(readers[0]?.schema);
      expect(reader.readings.sequence).toBe(readers[0]?.readings.sequence);
    }
  });

  it('to clear or preview tell everybody first and then the one who asked', () => {
    using rig = new LoopRig();
    rig.files.put('/demo/a', '5\n');
    rig.loop.start();
    rig.reports.length = 0;
    rig.loop.answer({ kind: 'preview', id: 7, paths: ['demo/a'] });
    rig.loop.answer({ kind: 'clear', id: 8, request: { paths: ['demo/a'], actor: 'somebody' } });
    expect(rig.kinds()).toEqual(['frames', 'previewed', 'frames', 'cleared']);
    expect(rig.reports[1]).toMatchObject({ id: 7, files: [{ path: 'demo/a', before: ['5'] }] });
    expect(rig.reports[3]).toMatchObject({ id: 8, results: [{ kind: 'done', before: ['5'] }] });
  });

  it('to clear are refused by the loop itself when it was not started for that', () => {
    using rig = new LoopRig('/demo', CLEAR_NOTHING);
    const file = rig.files.put('/demo/a', '5\n');
    rig.loop.start();
    rig.loop.answer({ kind: 'clear', id: 8, request: { paths: ['demo/a'], actor: 'somebody' } });
    expect(rig.reports.at(-1)).toMatchObject({ results: [{ kind: 'refused' }] });
    expect(new TextDecoder().decode(file.bytes)).toBe('5\n');
  });

  it('to stop end the sweeping and close every descriptor', () => {
    using rig = new LoopRig();
    rig.files.put('/demo/sub/a', '1');
    rig.loop.start();
    expect(rig.isScheduled).toBe(true);
    rig.loop.answer({ kind: 'stop' });
    expect(rig.isScheduled).toBe(false);
    expect(rig.files.openCount).toBe(0);
  });
});
