const TIME = 'at';

/** The moment that an address is about, in µs; undefined: now. A link has ms, as clocks of people do. */
export function linkTime(query: URLSearchParams): number | undefined {
  const ms = Number(query.get(TIME) ?? Number.NaN);
  return Number.isSafeInteger(ms) && ms > 0 ? ms * 1000 : undefined;
}

/** An address with that moment, or without any. @param atUs on the host's axis. */
export function linkTo(href: string, atUs: number | undefined): string {
  const url = new URL(href);
  // Rounded up, so that the sample of that moment is within.
  if (atUs === undefined) url.searchParams.delete(TIME);
  else url.searchParams.set(TIME, String(Math.ceil(atUs / 1000)));
  return url.href;
}

/** Whether what is kept has that moment; `waiting` before anything is known of it. */
export function reachOf(
  atUs: number,
  kept: { readonly keptFromUs: number; readonly sweepAtUs: number },
): 'waiting' | 'kept' | 'too-old' | 'to-come' {
  if (kept.sweepAtUs === 0) return 'waiting';
  if (atUs < kept.keptFromUs) return 'too-old';
  // Rounded up: see above.
  return atUs > kept.sweepAtUs + 1000 ? 'to-come' : 'kept';
}
