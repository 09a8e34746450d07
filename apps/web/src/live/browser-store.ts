import { SchemaIndex } from '@statsfs/core/model';
import { WireReader } from '@statsfs/core/wire';
import type { Since } from '../trpc/since.ts';
import { schemaUrl, seriesUrl, sinceUrl } from './data-urls.ts';
import { decodeSeriesAnswer } from './decode-series-answer.ts';
import type { LivePorts } from './live-ports.ts';
import { LiveStore } from './live-store.ts';
import { openBrowserLink } from './open-live-link.ts';
import { systemClock } from './worker/live-transport.ts';

/** A tab that was in the background for this long stops wanting anything; shorter looks away cost nothing. */
const HIDE_DELAY_MS = 10_000;

const fetchSchema: LivePorts['fetchSchema'] = async (host, signal) => {
  const answer = await fetch(schemaUrl(host), { signal });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`Schema of ${host}: the web server answers ${answer.status}`);
  const reader = new WireReader();
  for (const _update of reader.push(new Uint8Array(await answer.arrayBuffer()))) {
    // Only what they add up to counts.
  }
  return reader.schema === undefined ? undefined : new SchemaIndex(reader.schema);
};

const fetchSeries: LivePorts['fetchSeries'] = async (host, paths, seconds) => {
  const query = new URLSearchParams(paths.map((path) => ['path', path]));
  query.set('seconds', String(seconds));
  const answer = await fetch(`${seriesUrl(host)}?${query}`);
  if (!answer.ok) throw new Error(`Series of ${host}: the web server answers ${answer.status}`);
  return decodeSeriesAnswer(new Uint8Array(await answer.arrayBuffer()), paths);
};

const fetchSince: LivePorts['fetchSince'] = async (host, baseline, paths) => {
  const query = new URLSearchParams(paths.map((path) => ['path', path]));
  query.set('baseline', baseline);
  const answer = await fetch(`${sinceUrl(host)}?${query}`);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`Baseline of ${host}: the web server answers ${answer.status}`);
  // Our own route's answer, of the same build.
  return (await answer.json()) as readonly Since[];
};

/** The store of this tab for one host. Does nothing until `startInBrowser`. */
export function createBrowserStore(host: string): LiveStore {
  return new LiveStore(host, {
    openLink: openBrowserLink,
    fetchSchema,
    fetchSeries,
    fetchSince,
    clock: systemClock,
  });
}

/** Connects the store, and lets it know when the page is hidden, left or shown again. @returns what ends all of it. */
export function startInBrowser(store: LiveStore): () => void {
  let stop = store.start();
  let cancelHide: (() => void) | undefined;
  const onVisibility = (): void => {
    cancelHide?.();
    if (document.hidden) cancelHide = systemClock.after(HIDE_DELAY_MS, () => store.setHidden(true));
    else store.setHidden(false);
  };
  const onHide = (): void => stop();
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) stop = store.start();
  };
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('pagehide', onHide);
  window.addEventListener('pageshow', onShow);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('pagehide', onHide);
    window.removeEventListener('pageshow', onShow);
    cancelHide?.();
    stop();
  };
}
