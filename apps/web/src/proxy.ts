import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { readEnv } from './env.ts';
import { ASKER_HEADERS } from './listen/asker-headers.ts';

const { allowedHosts, isDevelopment } = readEnv();

/** Host header without its port; IPv6 addresses keep their brackets. */
const hostOf = (authority: string): string => authority.replace(/:\d+$/, '').toLowerCase();
const isAllowed = (authority: string): boolean => allowedHosts.includes(hostOf(authority));

/**
 * Serves only requests that are addressed to us, so that no other site reaches us through a name it controls (DNS
 * rebinding), and takes changes only from our own pages. Who may do what is decided in the procedures, not here.
 */
export function proxy(request: NextRequest): NextResponse {
  const host = request.headers.get('host') ?? '';
  if (!isAllowed(host)) {
    const error = `This server does not answer for ${JSON.stringify(host)}; see STATSFS_ALLOWED_HOSTS`;
    return NextResponse.json({ error }, { status: 421 });
  }
  const origin = request.headers.get('origin');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const fromScript = origin === null && request.headers.has('authorization');
    if (!fromScript && !(origin !== null && isOwnOrigin(origin, host))) {
      const error = 'Changes are taken from the pages of this server only';
      return NextResponse.json({ error }, { status: 403 });
    }
  }
  const policy = contentPolicy(randomBytes(NONCE_BYTES).toString('base64'));
  // Next reads the nonce out of the request's policy and puts it on its scripts.
  const headers = new Headers(request.headers);
  headers.set(POLICY_HEADER, policy);
  // `next dev` listens by itself: nobody but the asker can have set them there.
  if (isDevelopment) for (const name of ASKER_HEADERS) headers.delete(name);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  response.headers.set(POLICY_HEADER, policy);
  return response;
}

const POLICY_HEADER = 'content-security-policy';
const NONCE_BYTES = 16;

/**
 * Scripts run that this very answer names, and what those load; no inline code, no eval, nothing from elsewhere. Style
 * attributes are allowed: React draws bars and columns with them, and they run nothing.
 */
const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Next's tools for development put styles into the page; a nonce would forbid them.
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const SECURITY_HEADERS = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['x-frame-options', 'DENY'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
] as const;

/** The origin's authority must be the very one the request is addressed to, not merely another allowed name. */
function isOwnOrigin(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
}

export const config = { matcher: '/:path*' };
