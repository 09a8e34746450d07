'use client';

import { useSyncExternalStore } from 'react';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useConnection } from '../../live/react/use-connection.ts';
import { usePaused } from '../../live/react/use-paused.ts';
import { classNames } from '../../ui/class-names.ts';
import { momentText } from '../../ui/moment-text.ts';
import { asSentence } from './as-sentence.ts';
import { hostOf } from './host-of.ts';
import { type Status, statusOf } from './status-text.ts';
import { useArrival } from './use-arrival.ts';
import { useNow } from './use-now.ts';

const DOTS: Readonly<Record<Status['tone'], string>> = {
  ok: 'bg-ok',
  warn: 'bg-warn',
  bad: 'bg-bad',
};

/** Whether what is shown is true now. The word is read out when it changes; how old it is only stands there. */
export function StatusChip() {
  const connection = useConnection();
  const [isPaused] = usePaused();
  const store = useLiveStore();
  const behindMs = useBehindMs();
  const nowMs = useNow();
  const arrival = useArrival(hostOf(connection)?.sweepAtUs ?? 0);
  const shownAt = isPaused ? momentText(store.nowUs() / 1000) : '';
  const facts = { connection, isPaused, nowMs, heardMs: arrival?.atMs, behindMs, shownAt };
  const { word, detail, tone, reason } = statusOf(facts);
  return (
    <span
      role="status"
      title={reason}
      className="inline-flex h-5.5 min-w-[88px] shrink-0 items-center gap-1.5 rounded-full bg-bg2 px-2.5 text-fg1 text-t1"
    >
      <span className={classNames('size-1.75 rounded-full', DOTS[tone])} aria-hidden />
      {word}
      {detail !== '' && <span aria-hidden>{` ${detail}`}</span>}
      {reason !== '' && <span className="sr-only">. {asSentence(reason)}</span>}
    </span>
  );
}

function useBehindMs(): number {
  const store = useLiveStore();
  return useSyncExternalStore(store.onTick, store.behindUs, () => 0) / 1000;
}
