'use client';

import type { StatPath } from '@statsfs/core/model';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { Field } from '../../ui/field-list.tsx';
import { usePlace } from '../../ui/place.tsx';
import { changeWords, seenWords } from './history-words.ts';

const ASK_MS = 5_000;

/** Since when a number is watched, and when it last was another. */
export function ValueHistory({ path }: { readonly path: StatPath }) {
  const { host } = usePlace();
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.activity.history.queryOptions({ host, path }, { retry: false, refetchInterval: ASK_MS }),
  );
  // Of text nothing is known, and before the first answer neither.
  if (data === undefined || data.firstMs === null) return null;
  const { firstMs, changedMs, nowMs } = data;
  return (
    <>
      <Field name="First seen">{seenWords(firstMs, nowMs)}</Field>
      <Field name="Last change">{changeWords(changedMs, nowMs)}</Field>
    </>
  );
}
