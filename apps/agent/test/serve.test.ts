import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createAgentClient } from '../src/cli/agent-client.ts';
import { readToken, removeToken, writeToken } from '../src/node/token-file.ts';
import { SocketError, serveOnSocket } from '../src/node/unix-socket.ts';
import { Mirror } from '../src/serve/mirror.ts';
import { ProcessList } from '../src/serve/processes/process-list.ts';
import { createRequestListener } from '../src/serve/request-listener.ts';
import { SweepLink } from '../src/serve/sweep-link.ts';
import { CLEAR_EVERYTHING, CLEAR_NOTHING } from '../src/sweep/clear/clear-allowance.ts';
import { MemoryStatFiles } from './memory-stat-files.ts';
import { seenBy } from './sweep-rig.ts';
import { TempFolder } from './temp-folder.ts';
import { ask, FrameStream, TestAgent } from './test-agent.ts';
import { until } from './until.ts';

const FOLDERS = [{ name: 'demo', directory: '/demo' }];
const MIB = 1 << 20;
const PAGE_BYTES = 4096;
/** Neither root nor us. */
const STRANGER = 65_533;

/** Files in memory with one counter. */
function oneCounter(): MemoryStatFiles {
  const files = new MemoryStatFiles();
  files.put('/demo/hits', '5\n');
  return files;
}

const sees = (stream: FrameStream, path: string): string | undefined =>
  stream.wire.schema === undefined ? undefined : seenBy(stream.wire, path)[path];

describe('the agent at its socket', () => {
  it('answers nobody who does not carry its token', async () => {
    using folder = new TempFolder();
    await using agent = await TestAgent.start(folder.at('s'), {
      reader: oneCounter(),
      folders: FOLDERS,
    });
    const wrong = ['', 'Bearer ', 'Bearer nope', agent.token, `Basic ${agent.token}`];
    for (const path of ['/frames', '/trpc/describe', '/']) {
      for (const authorization of wrong) {
        const headers = authorization === '' ? {} : { authorization };
        const { statusCode } = await ask(agent.socketPath, path, headers);
        expect(`${path} ${authorization} ${statusCode}`).toBe(`${path} ${authorization} 401`);
      }
    }
    const { statusCode } = await ask(agent.socketPath, '/other', {
      authorization: `Bearer ${agent.token}`,
    });
    expect(statusCode).toBe(404);
  });

  it('is owner’s and group’s alone, token included, and takes both away at the end', async () => {
    using folder = new TempFolder();
    const options = { reader: oneCounter(), folders: FOLDERS };
    const agent = await TestAgent.start(folder.at('run/s'), options);
    expect(statSync(folder.at('run/s')).mode & 0o777).toBe(0o660);
    expect(statSync(folder.at('run/s.token')).mode & 0o777).toBe(0o640);
    expect(readToken(agent.socketPath)).toBe(agent.token);
    await agent[Symbol.asyncDispose]();
    expect(existsSync(folder.at('run/s'))).toBe(false);
    expect(existsSync(folder.at('run/s.token'))).toBe(false);
    expect(readToken(agent.socketPath)).toBeUndefined();
  });

  it('does not take the place of a living one, and leaves it alone', async () => {
    using folder = new TempFolder();
    const options = { reader: oneCounter(), folders: FOLDERS };
    await using agent = await TestAgent.start(folder.at('s'), options);
    const second = serveOnSocket(agent.socketPath, () => undefined);
    await expect(second).rejects.toThrow(/^Another agent is listening at .*; stop it, or choose/);
    await expect(second).rejects.toBeInstanceOf(SocketError);
    const client = createAgentClient(agent.socketPath, agent.token);
    expect((await client.describe.query()).allowClear).toBe(true);
  });

  it('takes the place of one that was killed', async () => {
    using folder = new TempFolder();
    const script = `require('net').createServer().listen(${JSON.stringify(folder.at('s'))})`;
    const child = spawn(process.execPath, ['-e', script]);
    await until('the first agent listens', () => existsSync(folder.at('s')));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(existsSync(folder.at('s'))).toBe(true);
    await using agent = await TestAgent.start(folder.at('s'), {
      reader: oneCounter(),
      folders: FOLDERS,
    });
    const client = createAgentClient(agent.socketPath, agent.token);
    expect((await client.describe.query()).epoch).toBe('epoch');
  });

  it('leaves a file alone that is no socket, and says so', async () => {
    using folder = new TempFolder();
    writeFileSync(folder.at('s'), 'precious');
    const refused = serveOnSocket(folder.at('s'), () => undefined);
    await expect(refused).rejects.toThrow('something that is no socket is there');
    expect(folder.read('s')).toBe('precious');
  });

  it('says in one sentence why it cannot listen', async () => {
    using folder = new TempFolder();
    folder.write('file', '');
    for (const path of [folder.at('file/s'), folder.at('x'.repeat(200)), '/sys/s']) {
      const refused = serveOnSocket(path, () => undefined);
      await expect(refused).rejects.toBeInstanceOf(SocketError);
      await expect(refused).rejects.toThrow(`Cannot listen at ${path}: `);
    }
  });
});

describe('a token', () => {
  it('of another run is replaced, never written through a link', () => {
    using folder = new TempFolder();
    folder.write('precious', 'mine');
    folder.link('s.token', 'precious');
    folder.write('s', '');
    writeToken(folder.at('s'), 'secret');
    expect(folder.read('precious')).toBe('mine');
    expect(readToken(folder.at('s'))).toBe('secret');
    removeToken(folder.at('s'));
    removeToken(folder.at('s'));
    expect(readToken(folder.at('s'))).toBeUndefined();
  });

  it.skipIf(process.getuid?.() !== 0)(
    'is not taken from beside a socket that another user has put where anybody may (needs root)',
    () => {
      using folder = new TempFolder();
      folder.write('s', '');
      writeToken(folder.at('s'), 'bait');
      chownSync(folder.at('s'), STRANGER, STRANGER);
      expect(readToken(folder.at('s'))).toBe('bait');
      chmodSync(folder.path, 0o1777);
      expect(readToken(folder.at('s'))).toBeUndefined();
      chownSync(folder.at('s'), 0, 0);
      expect(readToken(folder.at('s'))).toBe('bait');
    },
  );
});

describe('readers of frames', () => {
  it('get the schema and what is there at once, then every sweep', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    await using agent = await TestAgent.start(folder.at('s'), { reader: files, folders: FOLDERS });
    using stream = await FrameStream.open(agent);
    await until('the first figure', () => sees(stream, 'demo/hits') === '5');
    files.put('/demo/hits', '6\n');
    agent.sweep();
    await until('the next figure', () => sees(stream, 'demo/hits') === '6');
    expect(stream.schemas).toBe(1);
  });

  it('see the same, whenever they joined, and do not disturb each other', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    await using agent = await TestAgent.start(folder.at('s'), { reader: files, folders: FOLDERS });
    using first = await FrameStream.open(agent);
    for (let i = 0; i < 5; i++) {
      files.put('/demo/hits', `${i}\n`);
      files.put(`/demo/more${i}`, `${i}\n`);
      agent.sweep();
    }
    using second = await FrameStream.open(agent);
    files.put('/demo/hits', '99\n');
    agent.sweep();
    for (const stream of [first, second]) {
      await until('the last figure', () => sees(stream, 'demo/hits') === '99');
    }
    first[Symbol.dispose]();
    files.put('/demo/hits', '100\n');
    agent.sweep();
    await until('the figure after the other left', () => sees(second, 'demo/hits') === '100');
    expect([first.error, second.error]).toEqual([undefined, undefined]);
  });

  it('W37 that come back get what they missed, without the schema', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    await using agent = await TestAgent.start(folder.at('s'), { reader: files, folders: FOLDERS });
    const first = await FrameStream.open(agent);
    await until('the first figure', () => sees(first, 'demo/hits') === '5');
    first[Symbol.dispose]();
    files.put('/demo/hits', '8\n');
    files.put('/demo/more', '1\n');
    for (let seconds = 0; seconds < 6; seconds++) agent.sweep();
    using second = await FrameStream.reopen(agent, first.wire);
    await until('the figure of now', () => sees(second, 'demo/hits') === '8');
    await until('a file that is new', () => sees(second, 'demo/more') === '1');
    expect([second.schemas, second.error]).toEqual([0, undefined]);
  });

  it('W39 that ask for some values get these, also those that come later', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    files.put('/demo/vm/exits', '7\n');
    await using agent = await TestAgent.start(folder.at('s'), { reader: files, folders: FOLDERS });
    using stream = await FrameStream.choose(agent, 'demo/*/exits');
    await until('the first figure', () => sees(stream, 'demo/vm/exits') === '7');
    files.put('/demo/vm/exits', '8\n');
    files.put('/demo/vm2/exits', '1\n');
    files.put('/demo/vm2/other', '1\n');
    for (let seconds = 0; seconds < 6; seconds++) agent.sweep();
    await until('the next figure', () => sees(stream, 'demo/vm/exits') === '8');
    await until('a source that is new', () => sees(stream, 'demo/vm2/exits') === '1');
    expect(stream.wire.schema?.values).toHaveLength(2);
    expect(stream.error).toBeUndefined();
  });

  it('W39 that ask for what is no path are told so', async () => {
    using folder = new TempFolder();
    await using agent = await TestAgent.start(folder.at('s'), {
      reader: oneCounter(),
      folders: FOLDERS,
    });
    const headers = { authorization: `Bearer ${agent.token}` };
    const answer = await ask(agent.socketPath, '/frames?path=a%00b', headers);
    expect(answer.statusCode).toBe(400);
  });

  it('W37 that come back from another run get the schema', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    await using other = await TestAgent.start(folder.at('o'), { reader: files, folders: FOLDERS });
    using before = await FrameStream.open(other);
    await until('the first figure', () => sees(before, 'demo/hits') === '5');
    before[Symbol.dispose]();
    await using agent = await TestAgent.start(folder.at('s'), {
      reader: files,
      folders: FOLDERS,
      epoch: 'another run',
    });
    using after = await FrameStream.reopen(agent, before.wire);
    await until('a schema', () => after.schemas === 1);
    expect(after.error).toBeUndefined();
  });

  it('that do not read fall behind and join anew when they do, and nobody else waits', async () => {
    using folder = new TempFolder();
    const files = new MemoryStatFiles();
    const cpus = 8000;
    const header = Array.from({ length: cpus }, (_, cpu) => `CPU${cpu}`).join(' ');
    /** 80,000 figures, all different from those of any other seed: some 300 KB of a sweep. */
    const table = (seed: number): string => {
      const row = `${seed} `.repeat(cpus);
      return `${header}\n${Array.from({ length: 10 }, (_, i) => `R${i}: ${row}\n`).join('')}`;
    };
    const SWEEPS = 60;
    files.put('/demo/table', table(1000));
    await using agent = await TestAgent.start(folder.at('s'), { reader: files, folders: FOLDERS });
    using slow = await FrameStream.open(agent);
    using quick = await FrameStream.open(agent);
    const bytesOfJoin = 8 * 10 * cpus;
    await until('both joined', () =>
      [slow, quick].every((stream) => stream.receivedBytes > bytesOfJoin),
    );
    slow.pause();
    for (let i = 1; i <= SWEEPS; i++) {
      files.put('/demo/table', table(1000 + 97 * i));
      const { sequence } = quick.wire.readings;
      agent.sweep();
      await until('the quick one has the sweep', () => quick.wire.readings.sequence > sequence);
    }
    const last = `${1000 + 97 * SWEEPS}`;
    const cell = (stream: FrameStream): string | undefined =>
      sees(stream, 'demo/table/R9')?.split(' ').at(-1)?.split('=')[1];
    await until('the quick one is at the present', () => cell(quick) === last);
    slow.resume();
    // Its socket drains, it is joined anew, and the next sweep reaches it as everybody.
    await until('the slow one joined anew', () => slow.schemas > 1);
    await until('the slow one is at the present', () => cell(slow) === last);
    files.put('/demo/table', table(7));
    agent.sweep();
    await until('both follow', () => cell(slow) === '7' && cell(quick) === '7');
    expect([slow.error, quick.error]).toEqual([undefined, undefined]);
    expect(slow.receivedBytes).toBeLessThan(quick.receivedBytes - 4 * MIB);
  }, 30_000);

  it('that go away in the middle cost nothing', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    await using agent = await TestAgent.start(folder.at('s'), { reader: files, folders: FOLDERS });
    for (let i = 0; i < 20; i++) {
      const stream = await FrameStream.open(agent);
      if (i % 2 === 0) await until('it joined', () => stream.schemas > 0);
      stream[Symbol.dispose]();
      agent.sweep();
    }
    using last = await FrameStream.open(agent);
    await until('the last one joined', () => sees(last, 'demo/hits') === '5');
  });
});

describe('control', () => {
  it('lists the tree, tells values and clears, exactly as the frames tell', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    await using agent = await TestAgent.start(folder.at('s'), { reader: files, folders: FOLDERS });
    const client = createAgentClient(agent.socketPath, agent.token);
    const tree = await client.tree.query({ path: 'demo', depth: 1 });
    expect(tree.map(({ path }) => path)).toEqual(['demo', 'demo/hits']);
    const [line] = await client.values.query({ paths: ['demo/hits'] });
    expect(line).toMatchObject({ path: 'demo/hits', type: 'u64', value: '5' });
    expect(Date.parse(line?.at ?? '')).toBeGreaterThan(1_700_000_000_000);
    const role = 'operator' as const;
    const { files: shown } = await client.clearPreview.query({ paths: ['demo'], role });
    expect(shown).toMatchObject([
      { path: 'demo/hits', file: '/demo/hits', text: '0\n', before: ['5'] },
    ]);
    const [result] = await client.clearRun.mutate({ paths: ['demo'], actor: 'tester', role });
    expect(result).toMatchObject({ kind: 'done', before: ['5'], after: ['0'] });
    expect(await client.values.query({ paths: ['demo/hits'] })).toMatchObject([{ value: '0' }]);
  });

  it('refuses what is no path, with a sentence', async () => {
    using folder = new TempFolder();
    await using agent = await TestAgent.start(folder.at('s'), {
      reader: oneCounter(),
      folders: FOLDERS,
    });
    const client = createAgentClient(agent.socketPath, agent.token);
    await expect(client.tree.query({ path: 'nope' })).rejects.toMatchObject({
      message: 'No such path in the tree: nope',
      data: { code: 'NOT_FOUND' },
    });
    await expect(client.tree.query({ path: 'a\u0000' })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    });
    await expect(client.values.query({ paths: [] })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
    await expect(client.values.query({ paths: ['x'.repeat(5000)] })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
  });

  it('lists processes, and finds one', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    const fields = Array.from({ length: 49 }, () => '7').join(' ');
    files.put('/proc/12/stat', `12 (a name) S ${fields}\n`);
    await using agent = await TestAgent.start(folder.at('s'), { reader: files, folders: FOLDERS });
    const client = createAgentClient(agent.socketPath, agent.token);
    const process = { pid: 12, name: 'a name', state: 'S', threads: 7, residentBytes: 28_672 };
    expect(await client.processes.query()).toEqual({ processes: [process], total: 1 });
    expect(await client.process.query({ pid: 12 })).toEqual({ process });
    expect(await client.process.query({ pid: 13 })).toEqual({});
    await expect(client.process.query({ pid: 0 })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
  });

  it('has no clear unless the agent was started for it, whatever the asker says', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    await using agent = await TestAgent.start(folder.at('s'), {
      reader: files,
      folders: FOLDERS,
      allowClear: CLEAR_NOTHING,
    });
    const client = createAgentClient(agent.socketPath, agent.token);
    expect((await client.describe.query()).allowClear).toBe(false);
    const paths = ['demo/hits'];
    const absent = { data: { code: 'NOT_FOUND', httpStatus: 404 } };
    const role = 'operator' as const;
    await expect(client.clearPreview.query({ paths, role })).rejects.toMatchObject(absent);
    const cleared = client.clearRun.mutate({ paths, actor: 'x', role });
    await expect(cleared).rejects.toMatchObject(absent);
    expect(files.openedForWriting).toEqual([]);
  });

  it('clears for operators only, whoever passes the request on', async () => {
    using folder = new TempFolder();
    const files = oneCounter();
    await using agent = await TestAgent.start(folder.at('s'), { reader: files, folders: FOLDERS });
    const client = createAgentClient(agent.socketPath, agent.token);
    const paths = ['demo/hits'];
    const forbidden = { data: { code: 'FORBIDDEN' } };
    const asker = { role: 'viewer' as const };
    await expect(client.clearPreview.query({ paths, ...asker })).rejects.toMatchObject(forbidden);
    const cleared = client.clearRun.mutate({ paths, actor: 'x', ...asker });
    await expect(cleared).rejects.toMatchObject(forbidden);
    expect(files.openedForWriting).toEqual([]);
  });

  it('answers that it has not swept yet, rather than an empty tree', async () => {
    using folder = new TempFolder();
    const silent = { post: () => undefined, onReport: () => undefined };
    const link = new SweepLink(silent, () => undefined);
    const examine = () => Promise.resolve({ atMs: 0, findings: [] });
    const processes = new ProcessList(oneCounter(), PAGE_BYTES);
    const context = {
      link,
      mirror: new Mirror(link),
      allowClear: CLEAR_EVERYTHING,
      examine,
      processes,
    };
    await using _server = await serveOnSocket(
      folder.at('s'),
      createRequestListener('token', context),
    );
    const client = createAgentClient(folder.at('s'), 'token');
    await expect(client.tree.query({})).rejects.toMatchObject({
      message: 'The first sweep is not done yet',
      data: { code: 'PRECONDITION_FAILED' },
    });
  });

  it('refuses bodies of more than a few megabytes', async () => {
    using folder = new TempFolder();
    await using agent = await TestAgent.start(folder.at('s'), {
      reader: oneCounter(),
      folders: FOLDERS,
    });
    const client = createAgentClient(agent.socketPath, agent.token);
    const paths = Array.from({ length: 10_000 }, () => 'x'.repeat(1000));
    await expect(
      client.clearRun.mutate({ paths, actor: 'x', role: 'operator' }),
    ).rejects.toMatchObject({
      data: { code: 'PAYLOAD_TOO_LARGE' },
    });
  });
});

describe('a socket', () => {
  it('that somebody else listens at is not taken, even when he speaks no HTTP', async () => {
    using folder = new TempFolder();
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(folder.at('s'), resolve));
    await expect(serveOnSocket(folder.at('s'), () => undefined)).rejects.toThrow(/^Another agent/);
    await new Promise((resolve) => server.close(resolve));
  });
});
