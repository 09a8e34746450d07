import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as proxyModule from '../src/proxy.ts';

let proxy: typeof proxyModule.proxy;

beforeAll(async () => {
  vi.stubEnv('STATSFS_HOST', 'orion.example');
  vi.stubEnv('STATSFS_ALLOWED_HOSTS', undefined);
  // Settings are read once, when the module is.
  ({ proxy } = await import('../src/proxy.ts'));
});

afterAll(() => {
  vi.unstubAllEnvs();
});

const PASSED = 200;
const OTHER_HOST = 421;
const FORBIDDEN = 403;

function statusOf(method: string, headers: Readonly<Record<string, string>>): number {
  const request = new NextRequest('http://127.0.0.1:7374/api/trpc/clear.run', { method, headers });
  return proxy(request).status;
}

describe('a request', () => {
  it.each([
    'localhost',
    'localhost:7374',
    'LOCALHOST:7374',
    '127.0.0.1:7374',
    '[::1]:7374',
    'orion.example:7374',
  ])('addressed to %s is served', (host) => {
    expect(statusOf('GET', { host })).toBe(PASSED);
  });

  it.each([
    '',
    'evil.example',
    'evil.example:7374',
    'localhost.evil.example',
    'localhost:7374.evil.example',
    '127.0.0.1.evil.example:7374',
    'localhost:7374:80',
    '0.0.0.0',
  ])('addressed to "%s" is not, whatever it asks', (host) => {
    expect(statusOf('GET', { host })).toBe(OTHER_HOST);
    const authorization = 'Bearer token';
    expect(statusOf('POST', { host, authorization })).toBe(OTHER_HOST);
  });
});

describe('a change', () => {
  const host = 'localhost:7374';

  it('is taken from our own pages', () => {
    expect(statusOf('POST', { host, origin: 'http://localhost:7374' })).toBe(PASSED);
  });

  it.each([
    'http://evil.example',
    'http://localhost',
    'http://localhost:7375',
    'http://127.0.0.1:7374',
    'http://localhost:7374.evil.example',
    'null',
    '',
    'not a url',
  ])('is not taken from "%s", with or without a token', (origin) => {
    expect(statusOf('POST', { host, origin })).toBe(FORBIDDEN);
    expect(statusOf('POST', { host, origin, authorization: 'Bearer token' })).toBe(FORBIDDEN);
  });

  it('without an origin is taken from scripts, which carry a token, and from nobody else', () => {
    expect(statusOf('POST', { host, authorization: 'Bearer token' })).toBe(PASSED);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect(statusOf(method, { host })).toBe(FORBIDDEN);
    }
    expect(statusOf('POST', { host, cookie: 'statsfs=stolen' })).toBe(FORBIDDEN);
  });
});

it('every page forbids to be framed, sniffed and read from elsewhere', () => {
  const request = new NextRequest('http://localhost:7374/', { headers: { host: 'localhost' } });
  const { headers } = proxy(request);
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

describe('who a request comes from', () => {
  const asked = (its: typeof proxyModule.proxy): string | null => {
    const headers = { host: 'localhost', 'x-statsfs-user': 'root', 'x-statsfs-address': '::1' };
    const request = new NextRequest('http://127.0.0.1:7374/', { headers });
    // How Next says which headers go on to the handlers.
    return its(request).headers.get('x-middleware-override-headers');
  };

  it('is what our listener says', () => {
    expect(asked(proxy)).toContain('x-statsfs-user');
  });

  it('is nobody under next dev, which has no such listener', async () => {
    vi.resetModules();
    vi.stubEnv('NODE_ENV', 'development');
    const { proxy: ofDevelopment } = await import('../src/proxy.ts');
    expect(asked(ofDevelopment)).not.toContain('x-statsfs');
  });
});
