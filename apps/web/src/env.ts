/*
 * The only reader of process.env in the web app. Parsed when the server starts; what is wrong is said in one sentence.
 * `statsfs web` and `statsfs up` set all of it.
 */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { ProxyTrust } from './listen/asker-headers.ts';

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
  NODE_ENV: z.string().optional(),
  STATSFS_HOST: z.string().default('127.0.0.1'),
  STATSFS_PORT: z.coerce.number().int().min(0).max(65_535).default(7374),
  STATSFS_SOCKET: z.string().default(resolve(runtimeDir, 'agent.sock')),
  STATSFS_STATE_DIR: z
    .string()
    .default(isRoot ? '/var/lib/statsfs' : resolve(stateHome, 'statsfs')),
  STATSFS_ALLOWED_HOSTS: list.optional(),
  STATSFS_TLS_CERT: z.string().min(1).optional(),
  STATSFS_TLS_KEY: z.string().min(1).optional(),
  /** Addresses of reverse proxies that say who their users are. */
  STATSFS_PROXIES: list.optional(),
  STATSFS_PROXY_HEADER: z.string().min(1).toLowerCase().default('x-forwarded-user'),
  /** Which of those users are operators; the others are viewers. */
  STATSFS_PROXY_OPERATORS: list.optional(),
  STATSFS_TOKEN: z.string().min(1).optional(),
  STATSFS_VIEWER_TOKEN: z.string().min(1).optional(),
  /** SHA-256, in hex, of the token in the link that was printed. */
  STATSFS_LINK_TOKEN_HASH: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** Certificate and key, as files in PEM. */
interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

export interface Env {
  /** `next dev` runs, whose own scripts need more than ours. */
  readonly isDevelopment: boolean;
  readonly host: string;
  readonly port: number;
  readonly tls: TlsFiles | undefined;
  readonly trust: ProxyTrust;
  readonly proxyOperators: readonly string[];
  readonly socketPath: string;
  readonly stateDir: string;
  /** Host names, without port, that requests may be addressed to. */
  readonly allowedHosts: readonly string[];
  readonly operatorToken: string | undefined;
  readonly viewerToken: string | undefined;
  readonly linkTokenHash: string | undefined;
}

function tlsFiles(certFile: string | undefined, keyFile: string | undefined): Env['tls'] {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile };
  throw new Error('STATSFS_TLS_CERT and STATSFS_TLS_KEY go together: one of them is not set');
}

/** @throws ZodError that names the variable. */
export function readEnv(): Env {
  const env = schema.parse(process.env);
  return {
    isDevelopment: env.NODE_ENV === 'development',
    host: env.STATSFS_HOST,
    port: env.STATSFS_PORT,
    tls: tlsFiles(env.STATSFS_TLS_CERT, env.STATSFS_TLS_KEY),
    trust: { addresses: env.STATSFS_PROXIES ?? [], userHeader: env.STATSFS_PROXY_HEADER },
    proxyOperators: env.STATSFS_PROXY_OPERATORS ?? [],
    socketPath: env.STATSFS_SOCKET,
    stateDir: env.STATSFS_STATE_DIR,
    allowedHosts: env.STATSFS_ALLOWED_HOSTS ?? [...new Set([...LOOPBACK, env.STATSFS_HOST])],
    operatorToken: env.STATSFS_TOKEN,
    viewerToken: env.STATSFS_VIEWER_TOKEN,
    linkTokenHash: env.STATSFS_LINK_TOKEN_HASH,
  };
}
