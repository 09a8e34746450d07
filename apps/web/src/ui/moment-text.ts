/** A moment as its reader's clock and language have it, with the zone, so that it can be told to somebody elsewhere. */
export const momentText = (ms: number): string =>
  new Date(ms).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' });
