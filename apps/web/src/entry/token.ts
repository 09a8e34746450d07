/* `statsfs token …`: makes, lists and withdraws lasting tokens, in the database of the web app, running or not. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { hashToken } from '../server/auth/hash-token.ts';
import { type Role, role } from '../server/auth/role.ts';
import { getDatabase } from '../server/store/database.ts';
import {
  addToken,
  type LastingToken,
  listTokens,
  revokeToken,
  rotateToken,
} from '../server/store/tokens.ts';

const TOKEN_BYTES = 24;
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const MAX_NAME_LENGTH = 64;
const USAGE = 'token expects operator or viewer [--name N], list, rotate N, or revoke N';

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function make(its: Role, wished: string | undefined): number {
  const name = wished ?? freeName(its);
  if (!/^[\w.@-]+$/.test(name) || name.length > MAX_NAME_LENGTH) {
    say(`--name is ${JSON.stringify(name)}, expected letters, digits and . _ - @`);
    return EXIT_USAGE;
  }
  const token = newToken();
  const isNew = addToken(getDatabase(), {
    name,
    role: its,
    hash: hashToken(token),
    madeMs: Date.now(),
  });
  if (!isNew) {
    say(`There is a token ${name} already; choose another --name, or revoke it first`);
    return EXIT_FAILED;
  }
  say(`Made ${its} token ${name}. It is shown this once: only its hash is kept.`);
  print(token);
  return 0;
}

function rotate(which: string): number {
  const token = newToken();
  const made = { hash: hashToken(token), madeMs: Date.now() };
  const rotated = rotateToken(getDatabase(), which, made);
  if (rotated === undefined) return unknown(which);
  const { name, role: its } = rotated;
  say(
    `Made another ${its} token ${name}, shown this once. The one before is good for nothing now.`,
  );
  print(token);
  return 0;
}

const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

function unknown(which: string): number {
  say(`There is no token ${JSON.stringify(which)}; see statsfs token list`);
  return EXIT_FAILED;
}

function freeName(its: Role): string {
  const taken = new Set(listTokens(getDatabase()).map(({ name }) => name));
  for (let n = 1; ; n++) if (!taken.has(`${its}-${n}`)) return `${its}-${n}`;
}

function list(isJson: boolean): number {
  const tokens = listTokens(getDatabase());
  for (const token of tokens) print(isJson ? JSON.stringify(token) : lineOf(token));
  if (tokens.length === 0) say('There are no lasting tokens');
  return 0;
}

const lineOf = ({ id, name, role: its, madeMs }: LastingToken): string =>
  `${id}  ${name}  ${its}  made ${new Date(madeMs).toISOString()}`;

function revoke(which: string): number {
  const revoked = revokeToken(getDatabase(), which);
  if (revoked === undefined) return unknown(which);
  say(`Withdrew ${revoked.role} token ${revoked.name}, and ended the sessions it had opened`);
  return 0;
}

function run(argv: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { name: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [what, which, ...more] = positionals;
  const wanted = role.safeParse(what);
  if (wanted.success && which === undefined) return make(wanted.data, values.name);
  if (what === 'list' && which === undefined) return list(values.json ?? false);
  if (which !== undefined && more.length === 0) {
    if (what === 'rotate') return rotate(which);
    if (what === 'revoke') return revoke(which);
  }
  say(USAGE);
  return EXIT_USAGE;
}

// What is made here, the database above all, is for its own user.
process.umask(0o077);
process.exitCode = run(process.argv.slice(2));
