import type { IncomingHttpHeaders } from 'node:http';

/** Set by our listener on each request, whatever the client sent under these names. */
export const ADDRESS_HEADER = 'x-statsfs-address';
export const USER_HEADER = 'x-statsfs-user';
export const SECURE_HEADER = 'x-statsfs-secure';
export const ASKER_HEADERS = [ADDRESS_HEADER, USER_HEADER, SECURE_HEADER] as const;

/** What of a request is known from its connection. */
export interface Peer {
  readonly address: string;
  readonly isEncrypted: boolean;
}

/** Reverse proxies whose word is taken for who a request comes from. */
export interface ProxyTrust {
  /** Their own addresses. */
  readonly addresses: readonly string[];
  /** Header in which they name the user they have authenticated, in lower case. */
  readonly userHeader: string;
}

/** What only our own listener or a framework may say; from a client it is nothing but an attempt. */
const FORGEABLE = /^x-(statsfs|middleware|nextjs|forwarded)-|^forwarded$|^x-real-ip$/;

/** IPv4 as such, also where the socket speaks IPv6. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Makes headers say who a request comes from: by its connection, or by the word of a proxy that is listed. Everything a
 * client could have made up to that end is removed.
 */
export function stampAsker(headers: IncomingHttpHeaders, peer: Peer, trust: ProxyTrust): void {
  const peerAddress = plainAddress(peer.address);
  const isTrusted = trust.addresses.includes(peerAddress);
  const named = isTrusted ? proxyWord(headers, trust) : {};
  for (const name of Object.keys(headers)) {
    if (FORGEABLE.test(name) || name === trust.userHeader) delete headers[name];
  }
  headers[ADDRESS_HEADER] = named.address ?? peerAddress;
  if (named.user !== undefined) headers[USER_HEADER] = named.user;
  if (peer.isEncrypted || named.isSecure === true) headers[SECURE_HEADER] = '1';
}

interface ProxyWord {
  readonly address?: string | undefined;
  readonly user?: string | undefined;
  readonly isSecure?: boolean;
}

/** The last address is the one that the proxy has added itself; those before came from the client. */
function proxyWord(headers: IncomingHttpHeaders, { userHeader }: ProxyTrust): ProxyWord {
  const last = textOf(headers['x-forwarded-for'])?.split(',').at(-1)?.trim();
  const address = last === undefined || last === '' ? undefined : plainAddress(last);
  const user = textOf(headers[userHeader])?.trim();
  return {
    address,
    user: user === '' ? undefined : user,
    isSecure: textOf(headers['x-forwarded-proto']) === 'https',
  };
}

const textOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : header?.at(-1);
