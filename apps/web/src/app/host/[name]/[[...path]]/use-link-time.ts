import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useLiveStore } from '../../../../live/react/live-provider.tsx';
import { replaceAddress, useAddress } from '../../../../ui/address.ts';
import { momentText } from '../../../../ui/moment-text.ts';
import { useToast } from '../../../../ui/toast.tsx';
import { linkTime, linkTo, reachOf } from './link-time.ts';

/** A link with a time shows that moment, as far as what is kept has it; else it says so and shows what is now. */
export function useLinkTime(): void {
  const atUs = linkTime(useAddress().query);
  const store = useLiveStore();
  const toast = useToast();
  const hasStopped = useRef(false);
  useEffect(() => {
    hasStopped.current = atUs !== undefined;
    if (atUs !== undefined) store.showAt(atUs);
  }, [store, atUs]);
  // Who goes on from there is no longer at that time.
  useEffect(
    () =>
      store.onPaused(() => {
        if (store.isPaused() || !hasStopped.current) return;
        hasStopped.current = false;
        replaceAddress(linkTo(window.location.href, undefined));
      }),
    [store],
  );

  const reach = useSyncExternalStore(
    store.onConnection,
    () => {
      const connection = store.connection();
      if (atUs === undefined || connection.kind !== 'online') return 'waiting';
      return reachOf(atUs, connection.host);
    },
    () => 'waiting' as const,
  );
  useEffect(() => {
    if (atUs === undefined || (reach !== 'too-old' && reach !== 'to-come')) return;
    const connection = store.connection();
    const fromUs = connection.kind === 'online' ? connection.host.keptFromUs : 0;
    toast(
      reach === 'too-old'
        ? `The link is about ${momentText(atUs / 1000)}. What is kept begins at ${momentText(fromUs / 1000)}; this is now.`
        : `The link is about ${momentText(atUs / 1000)}, which is yet to come; this is now.`,
      { tone: 'bad' },
    );
    store.setPaused(false);
  }, [store, toast, atUs, reach]);
}
