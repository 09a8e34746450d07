'use client';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createBrowserStore, startInBrowser } from '../browser-store.ts';
import type { LiveStore } from '../live-store.ts';

const LiveContext = createContext<LiveStore | undefined>(undefined);

/** Holds the live data of one host for everything below. Another host is another store. */
export function LiveProvider(props: { readonly host: string; readonly children: ReactNode }) {
  return <HostStore key={props.host} {...props} />;
}

function HostStore({ host, children }: { readonly host: string; readonly children: ReactNode }) {
  const [store] = useState(() => createBrowserStore(host));
  useEffect(() => startInBrowser(store), [store]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

/** @throws when there is no LiveProvider above. */
export function useLiveStore(): LiveStore {
  const store = useContext(LiveContext);
  if (store === undefined) throw new Error('useLiveStore needs a LiveProvider above it');
  return store;
}
