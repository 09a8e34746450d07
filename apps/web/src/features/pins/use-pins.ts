import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TRPCClientErrorLike } from '@trpc/client';
import { useCallback } from 'react';
import type { AppRouter } from '../../server/root.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { usePlace } from '../../ui/place.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Pin } from '../../workspace/pin.ts';
import { applyChange, type PinChange } from '../../workspace/pin-change.ts';
import { useWorkspace } from './use-workspace.ts';

/** Changes the pins at once, and keeps them. @param undo what to say, with an offer to have them back as they were. */
export type ChangePins = (change: PinChange, undo?: string) => void;

export interface Pins {
  /** Undefined until they are known. */
  readonly pins: readonly Pin[] | undefined;
  /** In one sentence why they are not known. */
  readonly failure: string | undefined;
  readonly refetch: () => void;
  readonly change: ChangePins;
}

/** Runs after each other, so that an undo never overtakes what it undoes. */
const SCOPE = { id: 'pins' };

/** The pins of the workspace that is looked at. They are kept by the server, and change before it answers. */
export function usePins(): Pins {
  const { host } = usePlace();
  const [{ name: workspace }] = useWorkspace();
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const { data, error, refetch } = useQuery(trpc.pins.list.queryOptions({ host, workspace }));
  const keyOf = (where: { readonly host: string; readonly workspace: string }) =>
    trpc.pins.list.queryKey({ host: where.host, workspace: where.workspace });
  const { mutate } = useMutation(
    trpc.pins.change.mutationOptions({
      scope: SCOPE,
      onMutate: async (input) => {
        const queryKey = keyOf(input);
        await client.cancelQueries({ queryKey });
        const before = client.getQueryData(queryKey);
        const after = before && shownAfter(before, input.change);
        if (after !== undefined) client.setQueryData(queryKey, after);
        return before;
      },
      onError: (failure, input, before) => {
        client.setQueryData(keyOf(input), before);
        toast(`The pins stay as they were: ${reasonOf(failure)}`, { tone: 'bad' });
      },
      onSettled: () => {
        // An answer from before the next change would undo that on screen.
        const isLast = client.isMutating({ mutationKey: trpc.pins.pathKey() }) === 1;
        return isLast ? client.invalidateQueries({ queryKey: trpc.pins.pathKey() }) : undefined;
      },
    }),
  );
  const change = useCallback<ChangePins>(
    (what, undo) => {
      const before = data ?? [];
      const putBack = (): void =>
        mutate({ host, workspace, change: { kind: 'replace', pins: [...before] } });
      mutate({ host, workspace, change: what });
      if (undo !== undefined) toast(undo, { action: { label: 'Undo', run: putBack } });
    },
    [data, mutate, host, workspace, toast],
  );
  return {
    pins: data,
    failure: error === null ? undefined : `The pins could not be fetched: ${reasonOf(error)}`,
    refetch: () => void refetch(),
    change,
  };
}

/** What cannot be is shown when the server has said why. */
function shownAfter(pins: readonly Pin[], change: PinChange): Pin[] | undefined {
  try {
    return [...applyChange(pins, change)];
  } catch {
    return undefined;
  }
}

/** Ends a sentence. What has no answer of the server in it never reached the server. */
const reasonOf = ({ data, message }: TRPCClientErrorLike<AppRouter>): string =>
  data === undefined || data === null ? 'the web server does not answer.' : `${message}.`;
