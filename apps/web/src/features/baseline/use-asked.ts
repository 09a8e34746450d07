import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ChosenBaseline } from '../../live/baseline/chosen-baseline.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { failureText } from '../../trpc/failure-text.ts';
import { usePlace } from '../../ui/place.tsx';
import { useBaselineId } from './url-state.ts';
import { asChosen } from './use-baselines.ts';

/** The baseline that the address asks for. */
export type Asked =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'found'; readonly baseline: ChosenBaseline }
  /** It was removed, or the link is of another host. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly message: string; readonly retry: () => void };

export function useAsked(): Asked {
  const { host } = usePlace();
  const trpc = useTRPC();
  const id = useBaselineId();
  const { data, error, refetch } = useQuery(
    trpc.baselines.find.queryOptions({ host, id: id ?? '' }, { enabled: id !== undefined }),
  );
  return useMemo((): Asked => {
    if (id === undefined) return { kind: 'none' };
    if (data !== undefined)
      return data === null ? { kind: 'gone' } : { kind: 'found', baseline: asChosen(data) };
    if (error === null) return { kind: 'waiting' };
    return { kind: 'failed', message: failureText(error), retry: () => void refetch() };
  }, [id, data, error, refetch]);
}
