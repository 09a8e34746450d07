import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../src/doctor/finding.ts';
import { findMount } from '../src/node/fuse-mountinfo.ts';
import { createHostProbe } from '../src/node/host-probe.ts';
import { writeToken } from '../src/node/token-file.ts';
import { serveOnSocket } from '../src/node/unix-socket.ts';
import { Mirror } from '../src/serve/mirror.ts';
import { ProcessList } from '../src/serve/processes/process-list.ts';
import { createRequestListener } from '../src/serve/request-listener.ts';
import { SweepLink } from '../src/serve/sweep-link.ts';
import { CLEAR_NOTHING } from '../src/sweep/clear/clear-allowance.ts';
import { type Bundle, bundleTreeScripts } from './fuse-bundle.ts';
import { shell, whyNoMount } from './fuse-test-mount.ts';
import { MemoryStatFiles } from './memory-stat-files.ts';
import { runCommand } from './run-command.ts';
import { TempFolder } from './temp-folder.ts';
import { until } from './until.ts';

interface Line {
  readonly what: string;
  readonly group: string;
  readonly state: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly mend: string;
}

const probe = createHostProbe('koffi');

describe('the host as Node sees it', () => {
  it('has texts, also packed ones, and directories in order', async () => {
    using folder = new TempFolder();
    folder.write('b/plain', 'CONFIG_PSI=y\n');
    folder.write('a.gz', gzipSync('CONFIG_KVM=m\n'));
    folder.mkdir('c');
    expect(await probe.readText(folder.at('b/plain'))).toEqual({
      kind: 'found',
      value: 'CONFIG_PSI=y\n',
    });
    expect(await probe.readText(folder.at('a.gz'))).toEqual({
      kind: 'found',
      value: 'CONFIG_KVM=m\n',
    });
    expect(await probe.list(folder.path)).toEqual({ kind: 'found', value: ['a.gz', 'b', 'c'] });
    expect(await probe.modeOf(folder.at('b/plain'))).toEqual({ kind: 'found', value: 0o644 });
  });

  it('has files without a size, to their end', async () => {
    const text = await probe.readText('/proc/self/mountinfo');
    expect(text).toEqual({ kind: 'found', value: readFileSync('/proc/self/mountinfo', 'utf8') });
  });

  it('tells the errno of what fails', async () => {
    const missing = { kind: 'failed', errno: 2 };
    expect(await probe.readText('/no/such/file')).toEqual(missing);
    expect(await probe.list('/no/such/file')).toEqual(missing);
    expect(await probe.tryOpen('/no/such/file')).toEqual(missing);
    expect(await probe.mayOpen('/no/such/file', 'write')).toEqual(missing);
    expect(await probe.readText('/proc')).toEqual({ kind: 'failed', errno: 21 });
  });

  it('does not wait for a FIFO that nobody writes to', async () => {
    using folder = new TempFolder();
    await shell(folder.path, 'mkfifo pipe');
    expect(await probe.tryOpen(folder.at('pipe'))).toEqual({ kind: 'found', value: true });
  });

  it('knows which programs can be started', async () => {
    expect(await probe.hasProgram('mount')).toBe(true);
    expect(await probe.hasProgram('no-such-program')).toBe(false);
  });
});

describe('statsfs doctor on this host', () => {
  let lines: readonly Line[];
  let code: number;
  const folder = new TempFolder();
  afterAll(() => folder[Symbol.dispose]());
  const doctor = (...argv: string[]) => {
    const fs = ['--fs', `demo=${folder.at('fs')}`, '--socket', folder.at('s')];
    return runCommand('doctor', ...argv, ...fs, '--state-dir', folder.at('state'));
  };
  beforeAll(async () => {
    folder.write('fs/hits', '1\n');
    const run = await doctor('--json');
    // The command writes nothing else.
    lines = run.json as readonly Line[];
    code = run.code;
  });
  const lineOf = (what: string): Line | undefined => lines.find((line) => line.what === what);

  it('prints a finding a line, and 1 when something is to be mended', () => {
    const whats = lines.map(({ what }) => what);
    const named = ['reader', 'cpu', 'mem', '--fs demo', 'kvm', 'agent', 'state', 'debugfs'];
    expect(whats).toEqual(expect.arrayContaining(named));
    expect(lines.every(({ ok, mend }) => ok === (mend === ''))).toBe(true);
    expect(lineOf('--fs demo')).toMatchObject({
      state: 'ok',
      ok: true,
      detail: `${folder.at('fs')}: 1 file, 1 value.`,
    });
    expect(lineOf('agent')).toMatchObject({ state: 'missing', ok: false, mend: 'npx statsfs up' });
    expect(code).toBe(1);
  });

  it.each([
    ['procfs', 'proc'],
    ['sysfs', 'sysfs'],
    ['debugfs', 'debugfs'],
    ['tracefs', 'tracefs'],
    ['securityfs', 'securityfs'],
    ['cgroup v1', 'cgroup'],
    ['cgroup v2', 'cgroup2'],
  ])('says of %s whether it is mounted', (what, type) => {
    const isMounted = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .some((line) => line.split(' ')[2] === type);
    expect(/^Mounted at /.test(lineOf(what)?.detail ?? '')).toBe(isMounted);
  });

  it('counts as many values of a subsystem as the tree has', async () => {
    const tree = await runCommand('tree', 'softirq', '--json', '--socket', folder.at('s'));
    // The command writes nothing else.
    const lines = tree.json as readonly { node: string }[];
    const values = lines.filter(({ node }) => node === 'value').length;
    expect(lineOf('softirq')?.detail).toBe(`1 file, ${values} values.`);
  });

  it('says of each switch what its file says', () => {
    const off = readdirSync('/sys/block').filter((device) => {
      const text = readFileSync(`/sys/block/${device}/queue/iostats`, 'utf8');
      return text.trim() === '0';
    });
    const { mend = '' } = lineOf('block I/O accounting') ?? {};
    expect([...mend.matchAll(/\/sys\/block\/([^/]+)\//g)].map(([, device]) => device)).toEqual(off);
  });

  it('limits itself to what --only names', async () => {
    const { json } = await doctor('--json', '--only', 'demo');
    expect(json).toMatchObject([{ what: '--fs demo' }]);
    const kvm = (await doctor('--json', '--only', 'kvm')).json as readonly Line[];
    expect(kvm.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['lockdown', '/dev/kvm', 'KVM in debugfs', 'kvm']),
    );
    expect(kvm.map(({ what }) => what)).not.toContain('cpu');
    const nothing = await doctor('--only', 'nonsense');
    expect(nothing).toMatchObject({ code: 1, out: '' });
    expect(nothing.err).toMatch(/^--only names nonsense, expected/);
  });

  it('is grouped and aligned for people, with a command on a line of its own', async () => {
    const { out } = await doctor('--only', 'demo,agent');
    expect(out).toBe(
      [
        'Filesystems of programs, and folders',
        `  ok       --fs demo  ${folder.at('fs')}: 1 file, 1 value.`,
        '',
        'statsfs itself',
        `  missing  agent      None answers at ${folder.at('s')}; this report is what this command sees itself.`,
        '                      → npx statsfs up',
        '',
        '1 of 2 can be mended.',
        '',
      ].join('\n'),
    );
  });
});

describe('statsfs doctor with an agent', () => {
  const report: Report = {
    atMs: 7,
    findings: [
      {
        what: 'FUSE /mnt/\u001b[31mred',
        group: 'mounts',
        state: 'missing',
        detail: 'The server of this fuse.x does not answer.',
        mend: { kind: 'command', text: "umount $'/mnt/\\x1b[31mred'" },
        items: ['one'],
        subsystems: [],
      },
    ],
  };

  it('prints what the agent sees, and lets no name write to the terminal', async () => {
    using folder = new TempFolder();
    const silent = { post: () => undefined, onReport: () => undefined };
    const link = new SweepLink(silent, () => undefined);
    const examine = () => Promise.resolve(report);
    const processes = new ProcessList(new MemoryStatFiles(), 4096);
    const context = {
      link,
      mirror: new Mirror(link),
      allowClear: CLEAR_NOTHING,
      examine,
      processes,
    };
    const listener = createRequestListener('token', context);
    await using _server = await serveOnSocket(folder.at('s'), listener);
    writeToken(folder.at('s'), 'token');
    const people = await runCommand('doctor', '--socket', folder.at('s'));
    expect(people.code).toBe(1);
    expect(people.out).toContain('FUSE /mnt/\\x1b[31mred  The server');
    expect(people.out).not.toContain('\u001b');
    const { json } = await runCommand('doctor', '--json', '--socket', folder.at('s'));
    expect(json).toEqual([
      {
        what: 'FUSE /mnt/\u001b[31mred',
        group: 'mounts',
        state: 'missing',
        ok: false,
        detail: 'The server of this fuse.x does not answer.',
        mend: "umount $'/mnt/\\x1b[31mred'",
        items: ['one'],
      },
    ]);
  });
});

describe('a FUSE mount', () => {
  const why = whyNoMount();
  let bundle: Bundle | undefined;
  let server: ChildProcess | undefined;
  const folder = new TempFolder();
  const directory = folder.at('mount');
  beforeAll(async () => {
    if (why !== undefined) return;
    folder.mkdir('mount');
    bundle = await bundleTreeScripts();
    const program = [bundle.program, directory, 'serve'];
    const started = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
    server = started;
    await createInterface(started.stdout)[Symbol.asyncIterator]().next();
  });
  afterAll(async () => {
    server?.kill('SIGCONT');
    server?.kill('SIGKILL');
    if (findMount(directory) !== undefined) await shell('/', `umount -l ${directory}`);
    bundle?.[Symbol.dispose]();
    folder[Symbol.dispose]();
  });

  it.skipIf(why !== undefined)(
    'is asked without being waited for, however it is',
    async () => {
      const doctor = async () => {
        const argv = ['--json', '--fs', `far=${directory}/net`, '--socket', folder.at('s')];
        return (await runCommand('doctor', ...argv)).json as readonly Line[];
      };
      expect(await probe.askMount(directory)).toBe('answers');

      server?.kill('SIGSTOP');
      expect(await probe.askMount(directory)).toBe('hung');
      const lines = await doctor();
      const abort = /echo 1 > \/sys\/fs\/fuse\/connections\/\d+\/abort$/;
      expect(lines.find(({ what }) => what === `FUSE ${directory}`)).toMatchObject({
        state: 'missing',
        mend: expect.stringMatching(abort),
      });
      expect(lines.find(({ what }) => what === '--fs far')?.mend).toMatch(abort);

      // Whoever was sent to ask comes back as soon as he is answered; until then nobody else is sent.
      server?.kill('SIGCONT');
      await until('an answer', async () => (await probe.askMount(directory)) === 'answers');

      server?.kill('SIGKILL');
      await until(
        'the end of its server',
        async () => (await probe.askMount(directory)) === 'dead',
      );
      const dead = (await doctor()).find(({ what }) => what === `FUSE ${directory}`);
      expect(dead?.mend).toBe(`umount --lazy ${directory}`);
    },
    60_000,
  );
});
