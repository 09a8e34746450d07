import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo, useSyncExternalStore } from 'react';
import { parseHostUrl } from './host-url.ts';

/** Where the browser is: a path and a query, as the address bar has them. */
export interface Address {
  readonly pathname: string;
  readonly query: URLSearchParams;
}

/*
 * Next draws a page once; from then on its address is kept here and not by Next's router (ADR 0012). That one takes a
 * change of the address for the restore of a page, asks the server for what it has forgotten, and puts the address it
 * asked for over whatever has been chosen meanwhile. It leaves alone what has no state in the history.
 */
const listeners = new Set<() => void>();
let hostShown: string | undefined;

/** @returns where the browser is; the same while nothing about it changes. */
export function useAddress(): Address {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  // Next's is what the server drew, and stays what it was.
  const text = useSyncExternalStore(whenChanged, current, () => joined(pathname, search));
  return useMemo(() => {
    const at = text.indexOf('?');
    return { pathname: text.slice(0, at), query: new URLSearchParams(text.slice(at + 1)) };
  }, [text]);
}

/** Goes to another address of the same host without asking the server. A step back returns. */
export const pushAddress = (url: string | URL): void => change('pushState', url);

/** As `pushAddress`, and no step back returns to what was there. */
export const replaceAddress = (url: string | URL): void => change('replaceState', url);

/** @returns what ends it. */
function whenChanged(listener: () => void): () => void {
  if (listeners.size === 0) {
    hostShown = hostInAddress();
    replaceAddress(window.location.href);
    window.addEventListener('popstate', travel);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', travel);
  };
}

function change(how: 'pushState' | 'replaceState', url: string | URL): void {
  // The prototype's: Next has put its own in front.
  History.prototype[how].call(window.history, null, '', url);
  tell();
}

/** A step through the history. A page that this one was not drawn for is the server's to draw. */
function travel(): void {
  if (hostInAddress() === hostShown) tell();
  else window.location.reload();
}

function tell(): void {
  for (const listener of listeners) listener();
}

const hostInAddress = (): string | undefined => parseHostUrl(window.location.pathname)?.host;

const joined = (pathname: string, search: string): string => `${pathname}?${search}`;

const current = (): string =>
  joined(window.location.pathname, new URLSearchParams(window.location.search).toString());
