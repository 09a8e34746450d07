import { type NextRequest, NextResponse } from 'next/server';
import { readEnv } from './env.ts';

const { allowedHosts } = readEnv();

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
  const response = NextResponse.next();
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  return response;
}

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
