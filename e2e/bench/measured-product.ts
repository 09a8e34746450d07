import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { CHROMIUM } from '../fixtures/chromium.ts';
import { freePort } from '../fixtures/free-port.ts';
import { StatsFolder } from '../fixtures/stats-folder.ts';
import { type StatsfsProcess, startStatsfs } from '../fixtures/statsfs-process.ts';

const TOKEN = 'token-of-the-bench';

/** The built product on this host, a folder of stat files as `demo`, and a browser: what a bench measures. */
export class MeasuredProduct implements AsyncDisposable {
  readonly url: string;
  readonly folder: StatsFolder;
  readonly browser: Browser;
  readonly web: StatsfsProcess;
  /** Of an operator. */
  readonly token = TOKEN;
  readonly #root: string;
  readonly #agent: StatsfsProcess;

  private constructor(parts: {
    url: string;
    folder: StatsFolder;
    browser: Browser;
    web: StatsfsProcess;
    agent: StatsfsProcess;
    root: string;
  }) {
    this.url = parts.url;
    this.folder = parts.folder;
    this.browser = parts.browser;
    this.web = parts.web;
    this.#agent = parts.agent;
    this.#root = parts.root;
  }

  /**
   * @param fill writes what is in the folder at first.
   * @param flags of the agent, `--only demo` for a tree of nothing else.
   */
  static async start(
    fill: (folder: StatsFolder) => void,
    flags: readonly string[] = [],
  ): Promise<MeasuredProduct> {
    const root = mkdtempSync(join(tmpdir(), 'statsfs-bench-'));
    const folder = new StatsFolder(join(root, 'demo'));
    fill(folder);
    const socket = ['--socket', join(root, 'agent.sock')];
    const port = await freePort();
    const agent = startStatsfs(['agent', '--fs', `demo=${folder.path}`, ...socket, ...flags]);
    await agent.line(/^Agent of /);
    const place = ['--port', String(port), '--state-dir', join(root, 'state')];
    const web = startStatsfs(['web', ...place, ...socket], { STATSFS_TOKEN: TOKEN });
    await web.line(/^http:/);
    const browser = await chromium.launch(CHROMIUM);
    return new MeasuredProduct({
      url: `http://127.0.0.1:${port}`,
      folder,
      browser,
      web,
      agent,
      root,
    });
  }

  /** A tab's address that logs in, as the printed link does. */
  address(path: string): string {
    return `${this.url}/host/local/${path}#token=${TOKEN}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await Promise.all([this.#agent.stop(), this.web.stop()]);
    rmSync(this.#root, { recursive: true, force: true });
  }
}
