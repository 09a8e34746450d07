'use client';

import { useEffect, useRef } from 'react';
import { KeysButton } from '../../../../features/keys/keys-button.tsx';
import { SignOutButton } from '../../../../features/login/sign-out-button.tsx';
import { MetadataPane } from '../../../../features/metadata/metadata-pane.tsx';
import { Palette } from '../../../../features/palette/palette.tsx';
import { METADATA_WIDTH, TREE_WIDTH } from '../../../../features/preferences/preferences.ts';
import { usePreferences } from '../../../../features/preferences/preferences-provider.tsx';
import { ThemeSwitch } from '../../../../features/preferences/theme-switch.tsx';
import { SearchBox } from '../../../../features/search/search-box.tsx';
import { useSearch } from '../../../../features/search/use-search.ts';
import { Footer } from '../../../../features/shell/footer.tsx';
import { Header } from '../../../../features/shell/header.tsx';
import type { Pane } from '../../../../features/shell/pane-state.ts';
import { Shell } from '../../../../features/shell/shell.tsx';
import { usePanes } from '../../../../features/shell/use-panes.ts';
import { HostTitle } from '../../../../features/status-line/host-title.tsx';
import { PauseButton } from '../../../../features/status-line/pause-button.tsx';
import { StatusChip } from '../../../../features/status-line/status-chip.tsx';
import { StatusLine } from '../../../../features/status-line/status-line.tsx';
import type { TreeHandle } from '../../../../features/tree/stats-tree.tsx';
import { useConnection } from '../../../../live/react/use-connection.ts';
import { useSchema } from '../../../../live/react/use-schema.ts';
import { HostPageLink } from '../../../../ui/host-page.tsx';
import { usePlace, useSelectPath } from '../../../../ui/place.tsx';
import { MainPane } from './main-pane.tsx';
import { TreePane } from './tree-pane.tsx';
import { useCommands } from './use-commands.ts';

export interface HostPanesProps {
  readonly host: string;
  /** Release of its kernel; empty before first contact. */
  readonly kernel: string;
}

const FOOTER_LINK =
  'flex h-full shrink-0 items-center px-1 -outline-offset-2 hover:text-fg0 aria-[current]:text-fg0';

/** The features of a host page, each in its place of the shell. */
export function HostPanes({ host, kernel }: HostPanesProps) {
  const [preferences, change] = usePreferences();
  const { path } = usePlace();
  const index = useSchema();
  const search = useSearch(index);
  const tree = useRef<TreeHandle>(null);
  const commands = useCommands(host, index);
  const select = useSelectPath();

  const panes = usePanes(
    { tree: preferences.tree.isCollapsed, metadata: preferences.metadata.isCollapsed },
    (collapsed) =>
      change({
        tree: { ...preferences.tree, isCollapsed: collapsed.tree },
        metadata: { ...preferences.metadata, isCollapsed: collapsed.metadata },
      }),
  );
  const onResize = (pane: Pane, widthPx: number): void =>
    change({ [pane]: { ...preferences[pane], widthPx } });

  return (
    <Shell
      panes={panes}
      sizes={{
        tree: { widthPx: preferences.tree.widthPx, range: TREE_WIDTH },
        metadata: { widthPx: preferences.metadata.widthPx, range: METADATA_WIDTH },
      }}
      onResize={onResize}
      header={
        <Header
          panes={panes}
          host={<HostTitle name={host} kernel={kernel} />}
          search={
            <SearchBox
              query={search.query}
              onChange={search.setQuery}
              onEnter={() => {
                search.prepare();
                panes.show('tree');
              }}
              onLeave={() => tree.current?.focus()}
            />
          }
          status={<StatusChip />}
          controls={
            <>
              <WatchSession />
              <Palette index={index} commands={commands} onPlace={select} />
              <PauseButton />
              <ThemeSwitch />
              <SignOutButton />
            </>
          }
        />
      }
      tree={
        <TreePane
          ref={tree}
          host={host}
          index={index}
          search={search}
          onSelected={() => panes.closeSheet('tree')}
        />
      }
      main={<MainPane index={index} path={path} />}
      metadata={
        <MetadataPane index={index} path={path} onClose={() => panes.closeSheet('metadata')} />
      }
      footer={
        <Footer
          links={
            <>
              <HostPageLink
                page="movers"
                title="What does now what it usually does not"
                className={FOOTER_LINK}
              >
                movers
              </HostPageLink>
              <HostPageLink
                page="processes"
                title="What runs on this host, to look into one"
                className={FOOTER_LINK}
              >
                processes
              </HostPageLink>
              <HostPageLink
                page="capabilities"
                title="What this host does not tell, why, and what changes that"
                className={FOOTER_LINK}
              >
                capabilities
              </HostPageLink>
              <HostPageLink
                page="audit"
                title="Who cleared what, from where, and the values before"
                className={FOOTER_LINK}
              >
                audit
              </HostPageLink>
              <KeysButton
                singleKeys={preferences.singleKeys}
                onSingleKeys={(singleKeys) => change({ singleKeys })}
                keymap={preferences.keymap}
                onKeymap={(keymap) => change({ keymap })}
              />
            </>
          }
        >
          <StatusLine />
        </Footer>
      }
    />
  );
}

/**
 * The session has ended elsewhere: the server draws the login page in this one's place. A component of its own, because
 * the connection says something new with each sweep and nothing else of the page needs to hear it.
 */
function WatchSession() {
  const { kind } = useConnection();
  useEffect(() => {
    // Once: where the server still draws this page, something on the way keeps the session from the stream alone.
    if (kind === 'signed-out' && takeReload()) window.location.reload();
  }, [kind]);
  return null;
}

const RELOADED = 'statsfs reloaded at';
const RELOAD_AGAIN_MS = 30_000;

/** Whether a reload may help: it does not when the last one was a moment ago. */
function takeReload(): boolean {
  const lastMs = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - lastMs < RELOAD_AGAIN_MS) return false;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  return true;
}
