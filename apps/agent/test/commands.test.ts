import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { writeToken } from '../src/node/token-file.ts';
import { serveOnSocket } from '../src/node/unix-socket.ts';
import { CLEAR_NOTHING } from '../src/sweep/clear/clear-allowance.ts';
import { MemoryStatFiles } from './memory-stat-files.ts';
import { type CommandRun, runCommand } from './run-command.ts';
import { TempFolder } from './temp-folder.ts';
import { TestAgent } from './test-agent.ts';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A folder of statistics, and no agent. */
class Demo implements Disposable {
  readonly folder = new TempFolder();

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.folder.write(`fs/${name}`, text);
  }

  run(...argv: readonly string[]): Promise<CommandRun> {
    const where = ['--fs', `demo=${this.folder.at('fs')}`, '--only', 'demo'];
    return runCommand(...argv, ...where, '--socket', this.folder.at('s'));
  }

  [Symbol.dispose](): void {
    this.folder[Symbol.dispose]();
  }
}

/** One sentence on stderr, and nothing but that. */
function expectSentence(run: CommandRun, code: number, sentence: string | RegExp): void {
  expect(run.err).toMatch(sentence);
  expect(run.err.trim().split('\n')).toHaveLength(1);
  expect(run.err).not.toContain('    at ');
  expect(run.code).toBe(code);
}

describe('usage', () => {
  it('is shown when asked for, and is a mistake when it was not', async () => {
    for (const argv of [['--help'], ['-h'], ['help'], ['get', '--help']]) {
      const run = await runCommand(...argv);
      expect(run.code).toBe(0);
      expect(run.out).toContain('statsfs get PATH…');
    }
    expect((await runCommand()).code).toBe(2);
  });

  it('that is wrong ends with 2 and one sentence', async () => {
    const wrong: readonly (readonly [argv: string, sentence: RegExp])[] = [
      ['nope', /^There is no command "nope"; see statsfs --help$/m],
      ['get', /^get expects a path, such as net\/dev\/lo\/rx_bytes$/m],
      ['clear', /^clear expects a path/],
      ['tree a b', /^tree takes one path at most$/m],
      ['get cpu --port x', /^--port is "x", expected/],
      ['get cpu --wrong', /^Unknown option '--wrong'; see statsfs --help$/m],
    ];
    for (const [argv, sentence] of wrong) {
      expectSentence(await runCommand(...argv.split(' ')), 2, sentence);
    }
  });
});

describe('get', () => {
  it('prints one JSON object a line, as the contract has it', async () => {
    using demo = new Demo({
      hits: '18446744073709551615\n',
      limit: 'max\n',
      softirqs: 'CPU0 CPU2\nTIMER: 5 7\n',
      empty: '',
    });
    const run = await demo.run('get', '--json', 'demo/hits', 'demo/*');
    expect(run.code).toBe(1);
    expect(run.err).toBe('');
    expect(run.json).toEqual([
      {
        path: 'demo/hits',
        type: 'u64',
        kind: 'cumulative',
        unit: '',
        value: '18446744073709551615',
        at: expect.stringMatching(ISO),
      },
      {
        path: 'demo/empty',
        type: 'text',
        kind: 'unknown',
        unit: '',
        error: { code: 'EEMPTY', reason: 'empty' },
        at: expect.stringMatching(ISO),
      },
      {
        path: 'demo/limit',
        type: 'text',
        kind: 'unknown',
        unit: '',
        value: 'max',
        at: expect.stringMatching(ISO),
      },
      {
        path: 'demo/softirqs/TIMER',
        type: 'u64',
        kind: 'unknown',
        unit: '',
        cells: [
          { keys: ['0'], value: '5' },
          { keys: ['2'], value: '7' },
        ],
        at: expect.stringMatching(ISO),
      },
    ]);
  });

  it('tells when, within a second of now', async () => {
    using demo = new Demo({ hits: '1\n' });
    const before = Date.now();
    const [line] = (await demo.run('get', '--json', 'demo/hits')).json;
    const at = line instanceof Object && 'at' in line ? Date.parse(String(line.at)) : 0;
    expect(at).toBeGreaterThan(before - 1000);
    expect(at).toBeLessThan(Date.now() + 1000);
  });

  it('ends with 0 when all could be read, and with 1 when one could not or is not there', async () => {
    using demo = new Demo({ hits: '1\n', bad: '\0' });
    expect((await demo.run('get', 'demo/hits')).code).toBe(0);
    expect((await demo.run('get', 'demo')).code).toBe(1);
    const missing = await demo.run('get', '--json', 'demo/nope');
    expect(missing.code).toBe(1);
    expect(missing.json).toEqual([
      { path: 'demo/nope', error: { code: 'ENOENT', reason: 'no such path in the tree' } },
    ]);
  });

  it('prints a line a cell for people', async () => {
    using demo = new Demo({ hits: '1\n', softirqs: 'CPU0 CPU2\nTIMER: 5 7\n', bad: '\0' });
    expect((await demo.run('get', 'demo')).out).toBe(
      [
        'demo/bad  binary (EBINARY)',
        'demo/hits  1',
        'demo/softirqs/TIMER[0]  5',
        'demo/softirqs/TIMER[2]  7',
        '',
      ].join('\n'),
    );
  });

  it('lets no name or text of a file write to the terminal what it likes', async () => {
    using demo = new Demo({ '\u001b[31mred\nline': '1\n', 'text\u0007': 'a\u001bb\n' });
    for (const command of ['get', 'tree']) {
      const { out } = await demo.run(command, 'demo');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the point
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
      expect(out).toContain('%1B[31mred%0Aline');
    }
  });

  it('warns of a folder that is not there and goes on', async () => {
    using demo = new Demo({});
    const run = await demo.run('get', 'demo', '--json');
    expectSentence(run, 1, /^Cannot walk .* for --fs demo: gone \(ENOENT\)$/m);
    expect(run.json).toMatchObject([{ path: 'demo/fs', error: { code: 'ENOENT' } }]);
  });
});

describe('tree', () => {
  it('prints one JSON object a line, sources and values', async () => {
    using demo = new Demo({ 'sub/hits': '1\n' });
    const { json, code } = await demo.run('tree', 'demo', '--json');
    expect(code).toBe(0);
    expect(json).toMatchObject([
      { path: 'demo', node: 'source' },
      { path: 'demo/sub', node: 'source' },
      {
        path: 'demo/sub/hits',
        node: 'value',
        type: 'u64',
        kind: 'cumulative',
        unit: '',
        description: '',
        keys: [],
        clear: { kind: 'write', text: '0\n', file: '' },
        file: demo.folder.at('fs/sub/hits'),
        filesystem: 'demo',
        mode: '0644',
      },
    ]);
  });

  it('is indented below the path that was asked for, to the depth that was asked for', async () => {
    using demo = new Demo({ 'sub/hits': '1\n', 'sub/deep/x': '1\n' });
    expect((await demo.run('tree', 'demo/sub', '--depth', '1')).out).toBe(
      'sub/\n  hits  (cumulative)\n  deep/\n',
    );
  });

  it('of a path that leads nowhere ends with 1 and one sentence', async () => {
    using demo = new Demo({ hits: '1\n' });
    expectSentence(await demo.run('tree', 'demo/no'), 1, /^No such path in the tree: demo\/no$/m);
  });
});

describe('clear', () => {
  it('clears, prints a line a file, and ends with 1 when one was refused', async () => {
    using demo = new Demo({ hits: '5\n', word: 'max\n' });
    const done = await demo.run('clear', 'demo/hits', '--yes');
    expect(done).toMatchObject({ code: 0, out: 'demo/hits  cleared, was 5\n', err: '' });
    expect(demo.folder.read('fs/hits')).toBe('0\n');
    const refused = await demo.run('clear', 'demo/hits', 'demo/word', '--yes', '--json');
    expect(refused.code).toBe(1);
    expect(refused.json).toMatchObject([
      { path: 'demo/hits', kind: 'done', before: ['0'], after: ['0'] },
      { path: 'demo/word', kind: 'refused', reason: 'the kernel offers no clear for it' },
    ]);
  });

  it('of something with nothing to clear says so, and is no success', async () => {
    using demo = new Demo({ word: 'max\n' });
    const run = await demo.run('clear', 'demo', '--yes');
    expect(run).toMatchObject({
      code: 1,
      out: 'demo  refused: nothing below it can be cleared\n',
    });
  });

  it('says with --dry-run what it would do and what it would pass over, and does nothing', async () => {
    using demo = new Demo({ hits: '5\n', word: 'max\n' });
    const run = await demo.run('clear', 'demo', '--dry-run');
    expect(run).toMatchObject({
      code: 0,
      out: 'demo/hits  now 5, would be written "0\\n"\n',
      err: '1 more passed over: the kernel offers no clear for it\n',
    });
    const refused = await demo.run('clear', 'demo/hits', 'demo/word', '--dry-run', '--json');
    expect(refused.code).toBe(1);
    expect(refused.json).toMatchObject([
      { path: 'demo/hits', text: '0\n', before: ['5'], identity: expect.any(String) },
      { path: 'demo/word', refused: 'the kernel offers no clear for it' },
    ]);
    expect(demo.folder.read('fs/hits')).toBe('5\n');
  });

  it('asks first, and clears nothing where nobody can answer', async () => {
    using demo = new Demo({ hits: '5\n' });
    const run = await demo.run('clear', 'demo/hits');
    expect(run.code).toBe(1);
    expect(run.err).toBe(
      'demo/hits  now 5, will be written "0\\n"\nNot a terminal to ask at; say --yes to clear\n',
    );
    expect(demo.folder.read('fs/hits')).toBe('5\n');
  });
});

describe('with an agent', () => {
  const FOLDERS = [{ name: 'demo', directory: '/demo' }];

  it('commands ask it, and print what they print without', async () => {
    using folder = new TempFolder();
    const reader = new MemoryStatFiles();
    reader.put('/demo/hits', '5\n');
    await using agent = await TestAgent.start(folder.at('s'), { reader, folders: FOLDERS });
    const run = (...argv: string[]): Promise<CommandRun> =>
      runCommand(...argv, '--socket', agent.socketPath);
    expect(await run('get', 'demo/hits')).toMatchObject({ code: 0, out: 'demo/hits  5\n' });
    expect((await run('tree', 'demo')).out).toBe('demo/\n  hits  (cumulative)\n');
    expectSentence(await run('tree', 'nope'), 1, /^No such path in the tree: nope$/m);
    expect(await run('clear', 'demo', '--yes')).toMatchObject({
      code: 0,
      out: 'demo/hits  cleared, was 5\n',
    });
    expect(await run('get', 'demo/hits')).toMatchObject({ out: 'demo/hits  0\n' });
  });

  it('that may not clear, clear says so in one sentence', async () => {
    using folder = new TempFolder();
    const reader = new MemoryStatFiles();
    reader.put('/demo/hits', '5\n');
    const options = { reader, folders: FOLDERS, allowClear: CLEAR_NOTHING };
    await using agent = await TestAgent.start(folder.at('s'), options);
    const run = await runCommand('clear', 'demo', '--yes', '--socket', agent.socketPath);
    expectSentence(run, 1, /^The running agent was started without --allow-clear/);
    expect(reader.openedForWriting).toEqual([]);
  });

  it('of which only the token is left, commands read by themselves', async () => {
    using folder = new TempFolder();
    writeToken(folder.at('s'), 'stale');
    const run = await runCommand('get', 'cpu/btime', '--socket', folder.at('s'));
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/^cpu\/btime {2}\d+ /);
  });

  it('that goes away in the middle is told in one sentence, not by a stack', async () => {
    using folder = new TempFolder();
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/trpc/describe') === true) {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ result: { data: { allowClear: true } } }));
      } else {
        request.socket.destroy();
      }
    });
    await new Promise<void>((resolve) => server.listen(folder.at('s'), resolve));
    writeToken(folder.at('s'), 'token');
    for (const argv of [
      ['get', 'cpu'],
      ['tree', 'cpu'],
      ['clear', 'cpu', '--yes'],
    ]) {
      const run = await runCommand(...argv, '--socket', folder.at('s'));
      expectSentence(run, 1, /^The agent went away before it answered: other side closed$/m);
      expect(run.out).toBe('');
    }
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('that refuses is quoted in one sentence', async () => {
    using folder = new TempFolder();
    const reader = new MemoryStatFiles();
    await using agent = await TestAgent.start(folder.at('s'), { reader, folders: FOLDERS });
    const run = await runCommand('get', 'x'.repeat(5000), '--socket', agent.socketPath);
    expectSentence(run, 1, /^The agent takes up to 10,000 paths of up to 4,096 characters$/m);
  });

  it('in its place, a second one says so in one sentence', async () => {
    using folder = new TempFolder();
    await using _taken = await serveOnSocket(folder.at('s'), (_request, response) => {
      response.end();
    });
    await expect(serveOnSocket(folder.at('s'), () => undefined)).rejects.toThrow(
      /^Another agent is listening at .*; stop it, or choose --socket$/,
    );
  });
});
