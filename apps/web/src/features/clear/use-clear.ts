import type { StatPath } from '@statsfs/core/model';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { usePlace } from '../../ui/place.tsx';
import {
  type ClearPreview,
  type ClearResult,
  type ClearSkipped,
  identitiesOf,
  mergeResults,
} from './clear-words.ts';
import { previewFailure, runFailure } from './failure-text.ts';

/** How far a clear has come. */
export type ClearStage =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unread'; readonly problem: string; readonly retry: () => void }
  | {
      readonly kind: 'asking';
      readonly files: readonly ClearPreview[];
      readonly skipped: readonly ClearSkipped[];
      /** Why the last attempt failed as a whole. */
      readonly problem: string | undefined;
    }
  | {
      readonly kind: 'done';
      readonly results: readonly ClearResult[];
      readonly problem: string | undefined;
    };

export interface Clear {
  readonly stage: ClearStage;
  readonly isWriting: boolean;
  /** Writes to exactly these, as they were shown. */
  readonly run: (paths: readonly string[]) => void;
}

/** Reads what a clear of a path would touch, and does it. Nothing is kept: each time the dialog opens it asks anew. */
export function useClear(path: StatPath): Clear {
  const { host } = usePlace();
  const trpc = useTRPC();
  const [results, setResults] = useState<readonly ClearResult[]>();
  const preview = useQuery(
    trpc.clear.preview.queryOptions(
      { host, paths: [path] },
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnReconnect: false },
    ),
  );
  const { mutate, isPending, error } = useMutation(
    trpc.clear.run.mutationOptions({
      onSuccess: ({ results: fresh }) =>
        setResults((before) => (before === undefined ? fresh : mergeResults(before, fresh))),
    }),
  );
  const problem = error === null ? undefined : runFailure(error);
  const shown = preview.data && identitiesOf(preview.data.files);
  const run = (paths: readonly string[]): void => mutate({ host, paths: [...paths], shown });
  return { stage: stageOf(preview, results, problem), isWriting: isPending, run };
}

interface Preview {
  readonly data:
    | { readonly files: readonly ClearPreview[]; readonly skipped: readonly ClearSkipped[] }
    | undefined;
  readonly error: Parameters<typeof previewFailure>[0] | null;
  readonly refetch: () => unknown;
}

function stageOf(
  { data, error, refetch }: Preview,
  results: readonly ClearResult[] | undefined,
  problem: string | undefined,
): ClearStage {
  if (results !== undefined) return { kind: 'done', results, problem };
  if (data !== undefined) return { kind: 'asking', ...data, problem };
  if (error === null) return { kind: 'reading' };
  return { kind: 'unread', problem: previewFailure(error), retry: () => void refetch() };
}
