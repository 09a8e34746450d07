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
