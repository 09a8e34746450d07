/** Which pins are looked at, over what time. */
const PINS = ['w', 'span'];
const SEARCH = 'q';
/** What is counted from. */
const BASELINE = 'since';

/** What of the address goes along to another place of the tree. */
export const KEPT_BY_PLACES: readonly string[] = [SEARCH, BASELINE, ...PINS];

/** What goes along to a page about the host: a search is one for places. */
export const KEPT_BY_HOST_PAGES: readonly string[] = [BASELINE, ...PINS];

/** An address with what is to go along from the one before. @param url without a fragment. */
export function withKept(url: string, before: URLSearchParams, kept: readonly string[]): string {
  const pairs = kept.flatMap((name) => {
    const value = before.get(name);
    return value === null ? [] : [[name, value]];
  });
  if (pairs.length === 0) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(pairs).toString()}`;
}
