import { parseStatPath, ROOT_PATH, type StatPath } from '@statsfs/core/model';

/** What the address bar says is looked at. */
export interface HostPlace {
  readonly host: string;
  readonly path: StatPath;
}

/** `/host/NAME/PATH`: every segment of the tree path is encoded once more for the URL. */
export function hostUrl(host: string, path: StatPath): string {
  const segments = path === '' ? [] : path.split('/');
  return ['/host', host, ...segments]
    .map((s, i) => (i === 0 ? s : encodeURIComponent(s)))
    .join('/');
}

/** Pages about a host as a whole. They are in the query, because every path below a host is one of its tree. */
export const HOST_PAGES = ['movers', 'processes', 'capabilities', 'audit', 'sessions'] as const;
export type HostPage = (typeof HOST_PAGES)[number];

/** `/host/NAME?page=PAGE`. */
export const hostPageUrl = (host: string, page: HostPage): string =>
  `${hostUrl(host, ROOT_PATH)}?page=${page}`;

/** @returns undefined when the query asks for none, or for one that there is not: then the address is a place. */
export const parseHostPage = (query: URLSearchParams): HostPage | undefined =>
  HOST_PAGES.find((page) => page === query.get('page'));

/** @returns undefined when the address is none of a host, or holds what cannot be a path. */
export function parseHostUrl(pathname: string): HostPlace | undefined {
  const [empty, word, host, ...segments] = pathname.replace(/\/+$/, '').split('/');
  if (empty !== '' || word !== 'host' || host === undefined || host === '') return undefined;
  const decoded = [host, ...segments].map(decodeSegment);
  if (decoded.includes(undefined)) return undefined;
  const [name = '', ...rest] = decoded;
  const path = rest.length === 0 ? ROOT_PATH : parseStatPath(rest.join('/'));
  return path === undefined ? undefined : { host: name, path };
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
