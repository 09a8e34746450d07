import { homedir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { CLEAR_EVERYTHING, CLEAR_NOTHING } from '../sweep/clear/clear-allowance.ts';
import { type Config, parseConfig } from './config.ts';
import { UsageError } from './usage-error.ts';

const parse = (argv: string, env: Readonly<Record<string, string>> = {}): Config =>
  parseConfig(argv === '' ? [] : argv.split(' '), env);

describe('without flags and variables', () => {
  it('everything has the value that the contract gives', () => {
    const isRoot = process.getuid?.() === 0;
    expect(parse('')).toEqual({
      host: '127.0.0.1',
      port: 7374,
      socketPath: isRoot ? '/run/statsfs/agent.sock' : '/tmp/agent.sock',
      stateDir: isRoot ? '/var/lib/statsfs' : `${homedir()}/.local/state/statsfs`,
      intervalMs: 1000,
      cpuBudget: 0.02,
      folders: [],
      only: [],
      namespaces: [],
      monitors: [],
      allowClear: CLEAR_NOTHING,
      json: false,
      yes: false,
      dryRun: false,
      depth: undefined,
      help: false,
      web: {},
      name: undefined,
      mountOptions: [],
      paths: [],
    });
  });
});

describe('a setting', () => {
  it.each<readonly [argv: string, env: Readonly<Record<string, string>>, seen: Partial<Config>]>([
    ['--port 80', {}, { port: 80 }],
    ['', { STATSFS_PORT: '81' }, { port: 81 }],
    ['--port 80', { STATSFS_PORT: '81' }, { port: 80 }],
    ['--port 0', {}, { port: 0 }],
    ['--host ::1', { STATSFS_HOST: '0.0.0.0' }, { host: '::1' }],
    ['', { STATSFS_HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    ['--socket /s', { STATSFS_SOCKET: '/t' }, { socketPath: '/s' }],
    ['', { STATSFS_SOCKET: '/t' }, { socketPath: '/t' }],
    ['--state-dir /s', { STATSFS_STATE_DIR: '/t' }, { stateDir: '/s' }],
    ['', { STATSFS_STATE_DIR: '/t' }, { stateDir: '/t' }],
    ['--interval 100ms', {}, { intervalMs: 100 }],
    ['--interval 1.5s', {}, { intervalMs: 1500 }],
    ['--interval 1h', {}, { intervalMs: 3_600_000 }],
    ['', { STATSFS_INTERVAL: '2m' }, { intervalMs: 120_000 }],
    ['--allow-clear', {}, { allowClear: CLEAR_EVERYTHING }],
    ['', { STATSFS_ALLOW_CLEAR: '1' }, { allowClear: CLEAR_EVERYTHING }],
    ['', { STATSFS_ALLOW_CLEAR: 'on' }, { allowClear: CLEAR_EVERYTHING }],
    ['', { STATSFS_ALLOW_CLEAR: '0' }, { allowClear: CLEAR_NOTHING }],
    ['', { STATSFS_ALLOW_CLEAR: 'False' }, { allowClear: CLEAR_NOTHING }],
    ['', { STATSFS_ALLOW_CLEAR: '' }, { allowClear: CLEAR_NOTHING }],
    ['--allow-clear --only cpu', {}, { allowClear: CLEAR_EVERYTHING, only: ['cpu'] }],
    ['--allow-clear=kvm,demo', {}, { allowClear: { kind: 'subsystems', names: ['kvm', 'demo'] } }],
    ['--allow-clear=off', { STATSFS_ALLOW_CLEAR: 'on' }, { allowClear: CLEAR_NOTHING }],
    ['', { STATSFS_ALLOW_CLEAR: 'kvm' }, { allowClear: { kind: 'subsystems', names: ['kvm'] } }],
    ['-- --allow-clear', {}, { paths: ['--allow-clear'], allowClear: CLEAR_NOTHING }],
    [
      '--tls-cert a.pem --proxies ::1,10.0.0.9',
      { STATSFS_TLS_KEY: '/b.pem', STATSFS_PROXIES: '10.0.0.8' },
      {
        web: {
          STATSFS_TLS_CERT: `${process.cwd()}/a.pem`,
          STATSFS_TLS_KEY: '/b.pem',
          STATSFS_PROXIES: '::1,10.0.0.9',
        },
      },
    ],
    ['operator --name ci', {}, { paths: ['operator'], name: 'ci' }],
    ['--dry-run', {}, { dryRun: true }],
    ['--only cpu,mem', {}, { only: ['cpu', 'mem'] }],
    ['--only ,cpu,', {}, { only: ['cpu'] }],
    ['--depth 0', {}, { depth: 0 }],
    ['-y --json -h', {}, { yes: true, json: true, help: true }],
    ['demo/a --json demo/b', {}, { paths: ['demo/a', 'demo/b'], json: true }],
    ['-- --odd', {}, { paths: ['--odd'] }],
    ['--fs a=/x --fs b=/y', {}, { folders: folders('a=/x', 'b=/y') }],
    ['--fs a=/x', { STATSFS_FS: 'b=/y, c=/z' }, { folders: folders('b=/y', 'c=/z', 'a=/x') }],
    ['--fs a=/x=y', {}, { folders: folders('a=/x=y') }],
    ['--qmp a=/x', { STATSFS_QMP: 'b=/y,c=/z' }, { monitors: monitors('b=/y', 'c=/z', 'a=/x') }],
    ['--qmp a=rel=1', {}, { monitors: monitors(`a=${process.cwd()}/rel=1`) }],
    ['--fs a=rel', {}, { folders: folders(`a=${process.cwd()}/rel`) }],
  ])('%s with %o', (argv, env, seen) => {
    expect(parse(argv, env)).toMatchObject(seen);
  });
});

function folders(...texts: readonly string[]): Config['folders'] {
  return texts.map((text) => {
    const equals = text.indexOf('=');
    return { name: text.slice(0, equals), directory: text.slice(equals + 1) };
  });
}

const monitors = (...texts: readonly string[]): Config['monitors'] =>
  folders(...texts).map(({ name, directory }) => ({ name, socketPath: directory }));

describe('a mistake is one sentence that says what was expected', () => {
  it.each<readonly [argv: string, env: Readonly<Record<string, string>>, message: string]>([
    ['--port x', {}, '--port is "x", expected a number from 0 to 65535'],
    ['--port 65536', {}, '--port is "65536", expected a number from 0 to 65535'],
    ['--port -1', {}, "Option '--port' argument is ambiguous; see statsfs --help"],
    ['--port=-1', {}, '--port is "-1", expected a number from 0 to 65535'],
    ['', { STATSFS_PORT: '1e3' }, '--port is "1e3", expected a number from 0 to 65535'],
    ['--depth 1.5', {}, '--depth is "1.5", expected a number from 0 to 1000'],
    ['--interval 1', {}, '--interval is "1", expected 100ms to 1h, such as 1s'],
    ['--interval 99ms', {}, '--interval is "99ms", expected 100ms to 1h, such as 1s'],
    ['--interval 61m', {}, '--interval is "61m", expected 100ms to 1h, such as 1s'],
    ['--interval ∞', {}, '--interval is "∞", expected 100ms to 1h, such as 1s'],
    ['--nope', {}, "Unknown option '--nope'; see statsfs --help"],
    ['--port', {}, "Option '--port <value>' argument missing; see statsfs --help"],
    ['--port --json', {}, "Option '--port' argument is ambiguous; see statsfs --help"],
    ['--json=1', {}, "Option '--json' does not take an argument; see statsfs --help"],
    ['--fs /dir', {}, '--fs is "/dir", expected name=/dir with a name of letters, digits, . _ -'],
    ['--fs a=', {}, '--fs is "a=", expected name=/dir with a name of letters, digits, . _ -'],
    [
      '--fs a/b=/x',
      {},
      '--fs is "a/b=/x", expected name=/dir with a name of letters, digits, . _ -',
    ],
    ['--fs cpu=/x', {}, '--fs cpu: the tree has a cpu already; choose another name'],
    ['--fs a=/x --fs a=/y', {}, '--fs names a twice; names must differ'],
    [
      '--qmp /x',
      {},
      '--qmp is "/x", expected name=/path of a socket with a name of letters, digits, . _ -',
    ],
    [
      '--qmp ..=/x',
      {},
      '--qmp is "..=/x", expected name=/path of a socket with a name of letters, digits, . _ -',
    ],
    ['--qmp 47-11=/x', {}, '--qmp 47-11: KVM names machines like this; choose another name'],
    ['--qmp a=/x', { STATSFS_QMP: 'a=/y' }, '--qmp names a twice; names must differ'],
    ['--fs a=/x', { STATSFS_FS: 'a=/y' }, '--fs names a twice; names must differ'],
  ])('%s with %o', (argv, env, message) => {
    expect(() => parse(argv, env)).toThrow(UsageError);
    expect(() => parse(argv, env)).toThrow(message);
  });
});
