import { ADDRESS_HEADER, SECURE_HEADER, USER_HEADER } from '../../listen/asker-headers.ts';

/** Who a request comes from, as far as the connection tells. */
export interface Asker {
  /** IP address; the last one a trusted proxy named, where there is one. */
  readonly address: string;
  /** Whom a trusted proxy has authenticated. */
  readonly user: string | undefined;
  /** What the browser calls itself: untrusted text, shortened. */
  readonly browser: string;
  readonly authorization: string | null;
  /** Whether the browser speaks TLS, to us or to a trusted proxy. */
  readonly isSecure: boolean;
}

const MAX_BROWSER_LENGTH = 200;

/** Headers as our own listener has set them; a client's own of these names have not come this far. */
export const askerOf = (headers: Headers): Asker => ({
  address: headers.get(ADDRESS_HEADER) ?? 'unknown',
  user: headers.get(USER_HEADER) ?? undefined,
  browser: (headers.get('user-agent') ?? '').slice(0, MAX_BROWSER_LENGTH),
  authorization: headers.get('authorization'),
  isSecure: headers.get(SECURE_HEADER) === '1',
});
