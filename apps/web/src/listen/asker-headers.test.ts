import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import {
  ADDRESS_HEADER,
  type Peer,
  type ProxyTrust,
  SECURE_HEADER,
  stampAsker,
  USER_HEADER,
} from './asker-headers.ts';

const NOBODY: ProxyTrust = { addresses: [], userHeader: 'x-forwarded-user' };
const PROXY: ProxyTrust = { addresses: ['10.0.0.9'], userHeader: 'x-forwarded-user' };
const peer = (address: string, isEncrypted = false): Peer => ({ address, isEncrypted });

function stamped(headers: IncomingHttpHeaders, from: Peer, trust: ProxyTrust): IncomingHttpHeaders {
  const copy = { ...headers };
  stampAsker(copy, from, trust);
  return copy;
}

describe('who a request comes from', () => {
  it('is the connection it came over', () => {
    expect(stamped({}, peer('192.0.2.1'), NOBODY)).toEqual({ [ADDRESS_HEADER]: '192.0.2.1' });
    expect(stamped({}, peer('::ffff:192.0.2.1'), NOBODY)[ADDRESS_HEADER]).toBe('192.0.2.1');
    expect(stamped({}, peer('2001:db8::1', true), NOBODY)).toEqual({
      [ADDRESS_HEADER]: '2001:db8::1',
      [SECURE_HEADER]: '1',
    });
  });

  it('is not what the client says', () => {
    const forged = {
      host: 'localhost',
      cookie: 'statsfs=1',
      [ADDRESS_HEADER]: '127.0.0.1',
      [USER_HEADER]: 'root',
      [SECURE_HEADER]: '1',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-user': 'root',
      'x-forwarded-proto': 'https',
      'x-real-ip': '127.0.0.1',
      forwarded: 'for=127.0.0.1',
      'x-middleware-subrequest': 'proxy:proxy:proxy',
    };
    for (const trust of [NOBODY, PROXY]) {
      expect(stamped(forged, peer('192.0.2.1'), trust)).toEqual({
        host: 'localhost',
        cookie: 'statsfs=1',
        [ADDRESS_HEADER]: '192.0.2.1',
      });
    }
  });

  it('is what a listed proxy says, of which its client wrote all but the last', () => {
    const headers = {
      'x-forwarded-for': '127.0.0.1, 192.0.2.7',
      'x-forwarded-user': 'ada',
      'x-forwarded-proto': 'https',
    };
    expect(stamped(headers, peer('::ffff:10.0.0.9'), PROXY)).toEqual({
      [ADDRESS_HEADER]: '192.0.2.7',
      [USER_HEADER]: 'ada',
      [SECURE_HEADER]: '1',
    });
  });

  it('is nobody in particular where the proxy authenticated nobody', () => {
    for (const user of [undefined, '', ' ']) {
      const headers = user === undefined ? {} : { 'x-forwarded-user': user };
      expect(stamped(headers, peer('10.0.0.9'), PROXY)).toEqual({ [ADDRESS_HEADER]: '10.0.0.9' });
    }
  });
});
