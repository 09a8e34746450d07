'use client';

import { ROOT_PATH } from '@statsfs/core/model';
import { PanelLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import type { CommandId } from '../../ui/keys/commands.ts';
import { useKeyHint, useKeyName } from '../../ui/keys/keys-context.ts';
import { StatLink } from '../../ui/place.tsx';
import { isShown, PANE_IDS, type Pane } from './pane-state.ts';
import type { Panes } from './use-panes.ts';

export interface HeaderProps {
  readonly panes: Panes;
  readonly host: ReactNode;
  readonly search: ReactNode;
  readonly status: ReactNode;
  /** Pause, theme, sign out. */
  readonly controls: ReactNode;
}

/** One row; under 640 px the search takes a second one. */
export function Header({ panes, host, search, status, controls }: HeaderProps) {
  return (
    <div className="flex h-full flex-wrap items-center gap-x-2 px-3 sm:flex-nowrap sm:gap-x-3 sm:px-4">
      <div className="flex h-11 min-w-0 flex-1 items-center gap-x-2 sm:contents">
        <PaneButton pane="tree" label="Stats tree" command="tree-pane" panes={panes}>
          <PanelLeft size={15} aria-hidden />
        </PaneButton>
        <StatLink
          path={ROOT_PATH}
          title="Top of the tree"
          className="shrink-0 rounded-sm font-mono font-semibold text-t3 tracking-tight"
        >
          stats<span className="text-accent">fs</span>
        </StatLink>
        <div className="flex min-w-0 max-sm:hidden">{host}</div>
        <div className="ml-auto flex shrink-0 items-center gap-2 sm:order-last sm:gap-x-3">
          {status}
          {controls}
          <PaneButton pane="metadata" label="Metadata" command="metadata-pane" panes={panes}>
            <PanelRight size={15} aria-hidden />
          </PaneButton>
        </div>
      </div>
      <div className="w-full min-w-0 pb-2 sm:w-auto sm:max-w-[460px] sm:flex-1 sm:pb-0">
        {search}
      </div>
    </div>
  );
}

interface PaneButtonProps {
  readonly pane: Pane;
  readonly label: string;
  readonly command: CommandId;
  readonly panes: Panes;
  readonly children: ReactNode;
}

function PaneButton({ pane, label, command, panes, children }: PaneButtonProps) {
  const hint = useKeyHint(command);
  const isOpen = isShown(pane, panes.state, panes.viewport);
  return (
    <IconButton
      label={`${isOpen ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
      title={`${isOpen ? 'Hide' : 'Show'} ${label.toLowerCase()}${hint}`}
      aria-expanded={isOpen}
      aria-controls={PANE_IDS[pane]}
      aria-keyshortcuts={useKeyName(command)}
      onClick={() => panes.toggle(pane)}
    >
      {children}
    </IconButton>
  );
}
