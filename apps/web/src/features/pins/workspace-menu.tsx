'use client';

import { Menu } from '@base-ui/react/menu';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { usePlace } from '../../ui/place.tsx';
import { useToast } from '../../ui/toast.tsx';
import { FIRST_WORKSPACE, type Pin } from '../../workspace/pin.ts';
import type { ChangePins } from './use-pins.ts';
import { useWorkspace, workspaceTitle } from './use-workspace.ts';
import { WorkspaceName } from './workspace-name.tsx';

export interface WorkspaceMenuProps {
  /** Of the workspace that is looked at; undefined until they are known. */
  readonly pins: readonly Pin[] | undefined;
  readonly change: ChangePins;
}

const ITEM =
  'flex h-7 items-center gap-2 px-3 text-fg1 outline-none data-highlighted:bg-bg2 data-checked:text-fg0 data-disabled:text-fg2 data-highlighted:text-fg0';

/** Which pins are looked at, and others beside them. */
export function WorkspaceMenu({ pins, change }: WorkspaceMenuProps) {
  const { host } = usePlace();
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const [view, setView] = useWorkspace();
  const { name } = view;
  const [asks, setAsks] = useState<'new' | 'rename'>();
  const { data: listed = [] } = useQuery(trpc.pins.workspaces.queryOptions({ host }));
  const counts = new Map([
    [name, 0],
    ...listed.map((known): [string, number] => [known.name, known.pins]),
    // Known here before the server has counted.
    [name, pins?.length ?? 0],
  ]);
  const names = [...counts.keys()].toSorted();
  const goTo = (to: string): void => setView({ ...view, name: to });
  const { mutate: rename } = useMutation(
    trpc.pins.rename.mutationOptions({
      onSuccess: async (_, { to }) => {
        await client.invalidateQueries({ queryKey: trpc.pins.pathKey() });
        goTo(to);
      },
      onError: ({ message }) => toast(`It was not renamed: ${message}.`, { tone: 'bad' }),
    }),
  );
  const removeAll = (): void => {
    change({ kind: 'replace', pins: [] }, `Took all pins of ${workspaceTitle(name)} away`);
  };
  const isEmpty = (pins?.length ?? 0) === 0;
  const named = (text: string): void => {
    if (asks === 'rename' && !isEmpty) rename({ host, from: name, to: text });
    else goTo(text);
    setAsks(undefined);
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          aria-label={`${workspaceTitle(name)}, workspace`}
          title="Other pins, beside these"
          className="inline-flex h-7 max-w-60 shrink-0 items-center gap-1.5 rounded-md border border-line bg-bg1 px-2.5 text-fg0 text-t1 hover:bg-bg2"
        >
          <span className="truncate">{workspaceTitle(name)}</span>
          <ChevronDown size={12} aria-hidden className="shrink-0 text-fg2" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="start" className="z-40">
            <Menu.Popup className="max-h-[60vh] min-w-48 max-w-80 overflow-y-auto rounded-md border border-edge bg-bg1 py-1 text-t1 outline-none">
              <Menu.RadioGroup value={name} onValueChange={goTo}>
                {names.map((known) => (
                  <Menu.RadioItem key={known} value={known} closeOnClick className={ITEM}>
                    <span className="inline-flex w-3.5 shrink-0">
                      <Menu.RadioItemIndicator>
                        <Check size={12} aria-hidden />
                      </Menu.RadioItemIndicator>
                    </span>
                    <span className="min-w-0 flex-1 truncate">{workspaceTitle(known)}</span>
                    <span className="text-fg2 text-t0">{pinCount(counts.get(known) ?? 0)}</span>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              <Menu.Separator className="my-1 h-px bg-line" />
              <Menu.Item className={ITEM} onClick={() => setAsks('new')}>
                New workspace…
              </Menu.Item>
              <Menu.Item
                className={ITEM}
                disabled={name === FIRST_WORKSPACE}
                onClick={() => setAsks('rename')}
              >
                Rename…
              </Menu.Item>
              <Menu.Item className={ITEM} disabled={isEmpty} onClick={removeAll}>
                Take all pins away
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {asks !== undefined && (
        <WorkspaceName
          title={asks === 'new' ? 'New workspace' : `Rename ${name}`}
          before={asks === 'new' ? '' : name}
          taken={names.filter((known) => known !== name || asks === 'new')}
          onName={named}
          onClose={() => setAsks(undefined)}
        />
      )}
    </>
  );
}

const pinCount = (count: number): string => (count === 1 ? '1 pin' : `${count} pins`);
