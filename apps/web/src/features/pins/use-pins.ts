import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TRPCClientErrorLike } from '@trpc/client';
import { useCallback } from 'react';
import type { AppRouter } from '../../server/root.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { usePlace } from '../../ui/place.tsx';
import { useToast } from '../../ui/toast.tsx';
import { pendingId, withMoved, withoutId, withPin } from './pin-list.ts';

export interface Pins {
  /** Undefined until they are known. */
  readonly pins: readonly { readonly path: string }[] | undefined;
  /** In one sentence why they are not known. */
  readonly failure: string | undefined;
  readonly refetch: () => void;
  readonly pin: (path: string) => void;
  /** Takes a pin away and offers to put it back. */
  readonly unpin: (path: string) => void;
  /** Puts a pin at another place, 0 being the first. */
  readonly move: (path: string, to: number) => void;
  /** All of them anew; offers to put those back that were there. @param what was opened. */
  readonly open: (paths: readonly string[], what: string) => void;
}

/** Runs after each other, so that an undo never overtakes what it undoes. */
const SCOPE = { id: 'pins' };

/** The pins of the host that is looked at. They are kept by the server, and the list changes before it answers. */
export function usePins(): Pins {
  const { host } = usePlace();
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const { queryKey } = trpc.pins.list.queryOptions({ host });
  const { data, error, refetch } = useQuery(trpc.pins.list.queryOptions({ host }));
  const change = async (to: (pins: typeof data) => NonNullable<typeof data>) => {
    await client.cancelQueries({ queryKey });
    const before = client.getQueryData(queryKey);
    client.setQueryData(queryKey, to);
    return before;
  };
  const settle = () => {
    // An answer from before the next change would undo that on screen.
    const isLast = client.isMutating({ mutationKey: trpc.pins.pathKey() }) === 1;
    return isLast ? client.invalidateQueries({ queryKey }) : undefined;
  };
  const add = useMutation(
    trpc.pins.add.mutationOptions({
      scope: SCOPE,
      onMutate: ({ path }) => change((pins) => withPin(pins, path)),
      onError: (failure, { path }, before) => {
        client.setQueryData(queryKey, before);
        toast(`${path} was not pinned: ${reasonOf(failure)}`, { tone: 'bad' });
      },
      onSettled: settle,
    }),
  );
  const remove = useMutation(
    trpc.pins.remove.mutationOptions({
      scope: SCOPE,
      onMutate: ({ id }) => change((pins) => withoutId(pins, id)),
      onError: (failure, _, before) => {
        client.setQueryData(queryKey, before);
        toast(`The pin was not taken away: ${reasonOf(failure)}`, { tone: 'bad' });
      },
      onSettled: settle,
    }),
  );
  const reorder = useMutation(
    trpc.pins.move.mutationOptions({
      scope: SCOPE,
      onMutate: ({ id, to }) => change((pins) => withMoved(pins, id, to)),
      onError: (failure, _, before) => {
        client.setQueryData(queryKey, before);
        toast(`The pin was not moved: ${reasonOf(failure)}`, { tone: 'bad' });
      },
      onSettled: settle,
    }),
  );
  const replace = useMutation(
    trpc.pins.replace.mutationOptions({
      scope: SCOPE,
      onError: (failure) =>
        toast(`The pins were not replaced: ${reasonOf(failure)}`, { tone: 'bad' }),
      onSettled: settle,
    }),
  );
  const { mutate: movePin } = reorder;
  const { mutate: replacePins } = replace;
  const move = useCallback(
    (path: string, to: number) => {
      const known = data?.find((candidate) => candidate.path === path);
      if (known !== undefined && known.id !== pendingId(path)) movePin({ host, id: known.id, to });
    },
    [data, movePin, host],
  );
  const open = useCallback(
    (paths: readonly string[], what: string) => {
      const before = (data ?? []).map(({ path }) => path);
      replacePins(
        { host, paths: [...paths] },
        {
          onSuccess: () =>
            toast(`Opened ${what}`, {
              action: { label: 'Undo', run: () => replacePins({ host, paths: before }) },
            }),
        },
      );
    },
    [data, replacePins, host, toast],
  );
  const { mutate: addPin } = add;
  const { mutate: removePin } = remove;
  const pin = useCallback((path: string) => addPin({ host, path }), [addPin, host]);
  const unpin = useCallback(
    (path: string) => {
      const known = data?.find((candidate) => candidate.path === path);
      // It has no name to take it away by before the server has answered.
      if (known === undefined || known.id === pendingId(path)) return;
      removePin({ id: known.id });
      const at = data?.indexOf(known) ?? 0;
      const putBack = (): void =>
        addPin({ host, path }, { onSuccess: ({ id }) => movePin({ host, id, to: at }) });
      toast(`Unpinned ${path}`, { action: { label: 'Undo', run: putBack } });
    },
    [data, removePin, addPin, movePin, host, toast],
  );
  return {
    pins: data,
    failure: error === null ? undefined : `The pins could not be fetched: ${reasonOf(error)}`,
    refetch: () => void refetch(),
    pin,
    unpin,
    move,
    open,
  };
}

/** Ends a sentence. What has no answer of the server in it never reached the server. */
const reasonOf = ({ data, message }: TRPCClientErrorLike<AppRouter>): string =>
  data === undefined || data === null ? 'the web server does not answer.' : `${message}.`;
