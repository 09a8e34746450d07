/*
 * Everything that is set from outside, parsed once: flags, and the environment variable of the same name below them.
 * The only reader of process.env in the agent.
 */
import { homedir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CATALOG } from '../catalog/catalog.ts';
import type { Folder } from '../filesystems/folder/walk-folder.ts';
import type { QmpPlace } from '../filesystems/kvm/qmp-answer.ts';
import { parseVmName } from '../filesystems/kvm/vm-name.ts';
import {
  CLEAR_EVERYTHING,
  CLEAR_NOTHING,
  type ClearAllowance,
} from '../sweep/clear/clear-allowance.ts';
import { UsageError } from './usage-error.ts';

/** `--netns NAME`, or `--netns NAME=PID` for the namespace of a process. */
export interface NamespaceWish {
  readonly name: string;
  /** Undefined: the namespace that ip-netns(8) knows by the name. */
  readonly process: number | undefined;
}

/** Whether a command is about what no running agent need have: it reads by itself then. */
export const readsItself = ({ folders, namespaces, monitors }: Config): boolean =>
  folders.length > 0 || namespaces.length > 0 || monitors.length > 0;

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly socketPath: string;
  /** Name or number of the group that may use the socket, beside its owner; undefined: the agent's own. */
  readonly socketGroup: string | undefined;
  readonly stateDir: string;
  readonly intervalMs: number;
  /** CPU time that the agent may take, as a share of one core; 0: any. */
  readonly cpuBudget: number;
  readonly folders: readonly Folder[];
  readonly only: readonly string[];
  readonly namespaces: readonly NamespaceWish[];
  /** Monitors of virtual machines that are asked for statistics. */
  readonly monitors: readonly QmpPlace[];
  readonly allowClear: ClearAllowance;
  readonly json: boolean;
  readonly yes: boolean;
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
  readonly depth: number | undefined;
  readonly help: boolean;
  /** Settings of the web app that only it understands, as flags gave them: by the names it reads them under. */
  readonly web: Readonly<Record<string, string>>;
  /** Of a token that is made. */
  readonly name: string | undefined;
  /** Each `-o` of a mount, as it was given. */
  readonly mountOptions: readonly string[];
  /** What is left: the paths a command works on. */
  readonly paths: readonly string[];
}

const OPTIONS = {
  host: { type: 'string' },
  port: { type: 'string' },
  socket: { type: 'string' },
  'socket-group': { type: 'string' },
  'state-dir': { type: 'string' },
  'allowed-hosts': { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  proxies: { type: 'string' },
  'proxy-header': { type: 'string' },
  'proxy-operators': { type: 'string' },
  name: { type: 'string' },
  interval: { type: 'string' },
  'cpu-budget': { type: 'string' },
  fs: { type: 'string', multiple: true },
  only: { type: 'string' },
  netns: { type: 'string', multiple: true },
  qmp: { type: 'string', multiple: true },
  'allow-clear': { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  depth: { type: 'string' },
  option: { type: 'string', short: 'o', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

const DEFAULT_PORT = 7374;
const MAX_PORT = 65_535;
const MIN_INTERVAL_MS = 100;
const MAX_INTERVAL_MS = 3_600_000;
/** Of one core: threads of several filesystems may take more than one. */
const MAX_PERCENT = 1000;

/** @throws UsageError that names the flag or variable and what was expected. */
export function parseConfig(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): Config {
  const { values, positionals } = parseFlags(argv);
  const isRoot = process.getuid?.() === 0;
  const runtimeDir = isRoot ? '/run/statsfs' : (env.XDG_RUNTIME_DIR ?? '/tmp');
  const stateHome = env.XDG_STATE_HOME ?? resolve(homedir(), '.local/state');
  const port = values.port ?? env.STATSFS_PORT;
  const depth = values.depth;
  return {
    host: values.host ?? env.STATSFS_HOST ?? '127.0.0.1',
    port: port === undefined ? DEFAULT_PORT : parseInteger('--port', port, 0, MAX_PORT),
    socketPath: values.socket ?? env.STATSFS_SOCKET ?? resolve(runtimeDir, 'agent.sock'),
    socketGroup: values['socket-group'] ?? env.STATSFS_SOCKET_GROUP,
    stateDir:
      values['state-dir'] ??
      env.STATSFS_STATE_DIR ??
      (isRoot ? '/var/lib/statsfs' : resolve(stateHome, 'statsfs')),
    intervalMs: parseInterval(values.interval ?? env.STATSFS_INTERVAL ?? '1s'),
    cpuBudget: parseShare(values['cpu-budget'] ?? env.STATSFS_CPU_BUDGET ?? '2%'),
    folders: parseFolders([...splitList(env.STATSFS_FS), ...(values.fs ?? [])]),
    only: splitList(values.only),
    namespaces: [...splitList(env.STATSFS_NETNS), ...(values.netns ?? [])].map(parseNamespace),
    monitors: parseMonitors([...splitList(env.STATSFS_QMP), ...(values.qmp ?? [])]),
    allowClear: parseAllowance(values['allow-clear'] ?? env.STATSFS_ALLOW_CLEAR),
    json: values.json ?? false,
    yes: values.yes ?? false,
    dryRun: values['dry-run'] ?? false,
    depth: depth === undefined ? undefined : parseInteger('--depth', depth, 0, 1000),
    help: values.help ?? false,
    web: webSettings(values, env),
    name: values.name,
    mountOptions: values.option ?? [],
    paths: positionals,
  };
}

const WEB_FLAGS = [
  'allowed-hosts',
  'tls-cert',
  'tls-key',
  'proxies',
  'proxy-header',
  'proxy-operators',
] as const;

function webSettings(
  flags: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv,
): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const flag of WEB_FLAGS) {
    const name = `STATSFS_${flag.replace('-', '_').toUpperCase()}`;
    const text = flags[flag] ?? env[name];
    // The web app runs in a directory of its own.
    if (typeof text === 'string') settings[name] = flag.startsWith('tls-') ? resolve(text) : text;
  }
  return settings;
}

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: withValues(argv), options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    // Node adds advice of several lines, which the help gives in our words.
    const detail = cause instanceof Error ? (cause.message.split(/\.\s/)[0] ?? '') : String(cause);
    throw new UsageError(`${detail}; see statsfs --help`, { cause });
  }
}

/** `--allow-clear` may stand alone, which parseArgs does not know of an option that takes a value. */
function withValues(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((arg, at) =>
    arg === '--allow-clear' && (end < 0 || at < end) ? '--allow-clear=on' : arg,
  );
}

const splitList = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** `on`, `off`, or the subsystems that may be cleared. */
function parseAllowance(text = ''): ClearAllowance {
  const word = text.trim().toLowerCase();
  if (['', '0', 'false', 'off', 'no'].includes(word)) return CLEAR_NOTHING;
  if (['1', 'true', 'on', 'yes'].includes(word)) return CLEAR_EVERYTHING;
  const names = splitList(text);
  if (names.length > 0 && names.every(isPlainName)) return { kind: 'subsystems', names };
  throw new UsageError(
    `--allow-clear is ${JSON.stringify(text)}, expected nothing more, or subsystems such as kvm,demo`,
  );
}

function parseInteger(flag: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(
    `${flag} is ${JSON.stringify(text)}, expected a number from ${min} to ${max}`,
  );
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function parseInterval(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const ms = Math.round(Number(match?.[1]) * (UNITS_MS[match?.[2] ?? ''] ?? Number.NaN));
  if (ms >= MIN_INTERVAL_MS && ms <= MAX_INTERVAL_MS) return ms;
  throw new UsageError(`--interval is ${JSON.stringify(text)}, expected 100ms to 1h, such as 1s`);
}

function parseShare(text: string): number {
  const percent = Number(/^(\d+(?:\.\d+)?)%$/.exec(text)?.[1]);
  if (percent >= 0 && percent <= MAX_PERCENT) return percent / 100;
  throw new UsageError(
    `--cpu-budget is ${JSON.stringify(text)}, expected a share of one core such as 2%, or 0% for no limit`,
  );
}

function parseNamespace(text: string): NamespaceWish {
  const [name = '', process, ...more] = text.split('=');
  if (
    isPlainName(name) &&
    more.length === 0 &&
    (process === undefined || /^[1-9]\d{0,9}$/.test(process))
  ) {
    return { name, process: process === undefined ? undefined : Number(process) };
  }
  throw new UsageError(
    `--netns is ${JSON.stringify(text)}, expected a name of ip netns, or name=PID of a process`,
  );
}

const isPlainName = (name: string): boolean =>
  /^[\w.-]{1,64}$/.test(name) && name !== '.' && name !== '..';

const TAKEN: ReadonlySet<string> = new Set(CATALOG.map(({ at }) => at.split('/')[0] ?? ''));

function parseMonitors(texts: readonly string[]): QmpPlace[] {
  const monitors = texts.map(parseMonitor);
  const names = new Set<string>();
  for (const { name } of monitors) {
    if (names.has(name)) throw new UsageError(`--qmp names ${name} twice; names must differ`);
    names.add(name);
  }
  return monitors;
}

function parseMonitor(text: string): QmpPlace {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(0, equals));
  const path = text.slice(equals + 1);
  if (!isPlainName(name) || path === '') {
    const expected = 'expected name=/path of a socket with a name of letters, digits, . _ -';
    throw new UsageError(`--qmp is ${JSON.stringify(text)}, ${expected}`);
  }
  if (parseVmName(name) !== undefined) {
    throw new UsageError(`--qmp ${name}: KVM names machines like this; choose another name`);
  }
  return { name, socketPath: resolve(path) };
}

function parseFolders(texts: readonly string[]): Folder[] {
  const folders = texts.map(parseFolder);
  const names = new Set<string>();
  for (const { name } of folders) {
    if (names.has(name)) throw new UsageError(`--fs names ${name} twice; names must differ`);
    names.add(name);
  }
  return folders;
}

function parseFolder(text: string): Folder {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(0, equals));
  const directory = text.slice(equals + 1);
  if (!/^[\w.-]{1,64}$/.test(name) || directory === '') {
    const expected = 'expected name=/dir with a name of letters, digits, . _ -';
    throw new UsageError(`--fs is ${JSON.stringify(text)}, ${expected}`);
  }
  if (TAKEN.has(name)) {
    throw new UsageError(`--fs ${name}: the tree has a ${name} already; choose another name`);
  }
  return { name, directory: isAbsolute(directory) ? directory : resolve(directory) };
}
