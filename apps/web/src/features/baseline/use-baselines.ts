import type { StatPath } from '@statsfs/core/model';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ChosenBaseline } from '../../live/baseline/chosen-baseline.ts';
import { baselineTitle } from '../../live/baseline/grown-words.ts';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { failureText } from '../../trpc/failure-text.ts';
import { usePlace } from '../../ui/place.tsx';
import { useToast } from '../../ui/toast.tsx';
import { chooseBaseline, useBaselineId } from './url-state.ts';

export interface Baselines {
  /** One's own, newest first; undefined until they are known. */
  readonly own: readonly ChosenBaseline[] | undefined;
  readonly isSetting: boolean;
  /** Remembers the figures that are shown of a value, or of all below a source, and counts from them. */
  readonly set: (path: StatPath) => void;
  readonly rename: (id: string, name: string) => void;
  readonly remove: (baseline: ChosenBaseline) => void;
}

/** The baselines of this viewer, and what can be done with them. Nothing of it touches the kernel, or anybody else. */
export function useBaselines(): Baselines {
  const { host } = usePlace();
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const store = useLiveStore();
  const chosen = useBaselineId();
  const { data } = useQuery(trpc.baselines.list.queryOptions({ host }));
  const renewed = (): Promise<void> =>
    client.invalidateQueries({ queryKey: trpc.baselines.pathKey() });
  const onError = (failure: Parameters<typeof failureText>[0]): void =>
    toast(failureText(failure), { tone: 'bad' });
  const title = (baseline: ChosenBaseline): string =>
    baselineTitle(baseline, Date.now(), new Date().getTimezoneOffset());

  const { mutate: mutateRemove } = useMutation(
    trpc.baselines.remove.mutationOptions({ onError, onSettled: renewed }),
  );
  const { mutate: mutateRestore } = useMutation(
    trpc.baselines.restore.mutationOptions({
      onError,
      // The bar that it was removed from is gone by then, and with it what it would do.
      onSuccess: async (_, { id }) => {
        await renewed();
        chooseBaseline(id);
      },
    }),
  );
  const { mutate: mutateRename } = useMutation(
    trpc.baselines.rename.mutationOptions({ onError, onSettled: renewed }),
  );
  const { mutate: mutateSet, isPending } = useMutation(
    trpc.baselines.set.mutationOptions({
      onError,
      onSuccess: async (baseline) => {
        await renewed();
        chooseBaseline(baseline.id);
        toast(`Counts from ${title(asChosen(baseline))} on, for you alone`, {
          action: {
            label: 'Undo',
            run: () => {
              chooseBaseline(chosen);
              mutateRemove({ host, id: baseline.id });
            },
          },
        });
      },
    }),
  );
  const set = useCallback(
    (path: StatPath) => {
      // What is looked at while paused is what is meant.
      const atUs = store.isPaused() ? Math.floor(store.nowUs()) : undefined;
      mutateSet({ host, path, ...(atUs !== undefined && { atUs }) });
    },
    [store, host, mutateSet],
  );
  const remove = (baseline: ChosenBaseline): void => {
    const { id } = baseline;
    if (chosen === id) chooseBaseline(undefined);
    mutateRemove({ host, id });
    toast(`Removed the baseline ${title(baseline)}`, {
      action: { label: 'Undo', run: () => mutateRestore({ host, id }) },
    });
  };
  return {
    own: data?.map(asChosen),
    isSetting: isPending,
    set,
    rename: (id, name) => mutateRename({ host, id, name }),
    remove,
  };
}

/** The server gives back the path that it was given, which is one of the tree. */
export const asChosen = <T extends { readonly path: string }>(
  baseline: T,
): T & { readonly path: StatPath } => ({ ...baseline, path: baseline.path as StatPath });
