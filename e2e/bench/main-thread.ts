import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';

/** What a page did over some seconds, as the browser accounts it. */
export interface PageCost {
  /** Of its main thread, in percent of the time: all tasks, scripts among them. */
  readonly busy: number;
  readonly script: number;
  /** Of its JavaScript, after a collection, in MB. */
  readonly heapMb: number;
}

/** The browser's own counters of a page. */
export class MainThread {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<MainThread> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'timeTicks' });
    return new MainThread(session);
  }

  async costOver(seconds: number): Promise<PageCost> {
    const before = await this.#metrics();
    await pause(seconds * 1000);
    const after = await this.#metrics();
    const share = (name: string): number =>
      (100 * (at(after, name) - at(before, name))) /
      (at(after, 'Timestamp') - at(before, 'Timestamp'));
    return {
      busy: share('TaskDuration'),
      script: share('ScriptDuration'),
      heapMb: await this.heapMb(),
    };
  }

  async heapMb(): Promise<number> {
    await this.#session.send('HeapProfiler.collectGarbage');
    return at(await this.#metrics(), 'JSHeapUsedSize') / 1e6;
  }

  async #metrics(): Promise<ReadonlyMap<string, number>> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}

const at = (metrics: ReadonlyMap<string, number>, name: string): number =>
  metrics.get(name) ?? Number.NaN;
