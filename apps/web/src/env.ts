/*
 * The only reader of process.env in the web app. Parsed when the server starts; what is wrong is said in one sentence.
 * `statsfs web` and `statsfs up` set all of it.
 */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

const isRoot = process.getuid?.() === 0;
const runtimeDir = isRoot ? '/run/statsfs' : (process.env.XDG_RUNTIME_DIR ?? '/tmp');
const stateHome = process.env.XDG_STATE_HOME ?? resolve(homedir(), '.local/state');
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const schema = z.object({
  STATSFS_HOST: z.string().default('127.0.0.1'),
  STATSFS_PORT: z.coerce.number().int().min(0).max(65_535).default(7374),
  STATSFS_SOCKET: z.string().default(resolve(runtimeDir, 'agent.sock')),
  STATSFS_STATE_DIR: z
    .string()
    .default(isRoot ? '/var/lib/statsfs' : resolve(stateHome, 'statsfs')),
  STATSFS_ALLOWED_HOSTS: list.optional(),
  STATSFS_TOKEN: z.string().min(1).optional(),
  STATSFS_VIEWER_TOKEN: z.string().min(1).optional(),
  /** SHA-256, in hex, of the token in the link that was printed. */
  STATSFS_LINK_TOKEN_HASH: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

export interface Env {
  readonly socketPath: string;
  readonly stateDir: string;
  /** Host names, without port, that requests may be addressed to. */
  readonly allowedHosts: readonly string[];
  readonly operatorToken: string | undefined;
  readonly viewerToken: string | undefined;
  readonly linkTokenHash: string | undefined;
}

/** @throws ZodError that names the variable. */
export function readEnv(): Env {
  const env = schema.parse(process.env);
  return {
    socketPath: env.STATSFS_SOCKET,
    stateDir: env.STATSFS_STATE_DIR,
    allowedHosts: env.STATSFS_ALLOWED_HOSTS ?? [...new Set([...LOOPBACK, env.STATSFS_HOST])],
    operatorToken: env.STATSFS_TOKEN,
    viewerToken: env.STATSFS_VIEWER_TOKEN,
    linkTokenHash: env.STATSFS_LINK_TOKEN_HASH,
  };
}
