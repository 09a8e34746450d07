'use client';

import {
  processOfPath,
  processPath,
  ROOT_PATH,
  type SchemaIndex,
  type StatPath,
} from '@statsfs/core/model';
import { BaselineBar } from '../../../../features/baseline/baseline-bar.tsx';
import { BaselineButton } from '../../../../features/baseline/baseline-button.tsx';
import { BaselineFigure } from '../../../../features/baseline/baseline-figure.tsx';
import { useBaselines } from '../../../../features/baseline/use-baselines.ts';
import { ClearButton } from '../../../../features/clear/clear-button.tsx';
import { PinButton } from '../../../../features/pins/pin-button.tsx';
import { ProcessAway } from '../../../../features/processes/process-away.tsx';
import { useProcessInterest } from '../../../../features/processes/use-process-interest.ts';
import { Welcome } from '../../../../features/source-page/welcome.tsx';
import { AwayNotice } from '../../../../features/status-line/away-notice.tsx';
import { WaitingForAgent } from '../../../../features/status-line/waiting-for-agent.tsx';
import { useHostPage } from '../../../../ui/host-page.tsx';
import { usePreload } from '../../../../ui/on-demand.tsx';
import {
  AuditPage,
  CapabilitiesPage,
  CellTable,
  MoversPage,
  PARTS,
  Pinned,
  ProcessesPage,
  SessionsPage,
  SourcePage,
  ValuePage,
} from './parts.ts';
import { PathGone } from './path-gone.tsx';
import { useWasThere } from './use-was-there.ts';

export interface MainPaneProps {
  readonly index: SchemaIndex | undefined;
  readonly path: StatPath;
}

/** The thing itself: a page about the host, or a value, a source, or why there is neither; and what is pinned. */
export function MainPane({ index, path }: MainPaneProps) {
  usePreload(PARTS);
  const page = useHostPage();
  return (
    <div className="px-3 pt-4 pb-6 sm:px-6">
      {page === 'movers' && <MoversPage />}
      {page === 'capabilities' && <CapabilitiesPage />}
      {page === 'processes' && <ProcessesPage />}
      {page === 'audit' && <AuditPage />}
      {page === 'sessions' && <SessionsPage />}
      {page === undefined && <Place index={index} path={path} />}
    </div>
  );
}

function Place({ index, path }: MainPaneProps) {
  useProcessInterest(path);
  if (index === undefined) return <WaitingForAgent />;
  return (
    <>
      <AwayNotice />
      <BaselineBar path={path} />
      <Selected index={index} path={path} />
      <Pinned />
    </>
  );
}

function Selected({ index, path }: { readonly index: SchemaIndex; readonly path: StatPath }) {
  const node = index.find(path);
  const wasThere = useWasThere(path, node !== undefined);
  switch (node?.kind) {
    case 'source':
      if (path === ROOT_PATH)
        return <Welcome index={index} actions={<SourceActions path={path} />} />;
      return <SourcePage key={path} path={path} actions={<SourceActions path={path} />} />;
    case 'value':
      return (
        <ValuePage
          key={path}
          path={path}
          actions={<ValueActions path={path} />}
          figures={<BaselineFigure path={path} />}
          table={(windowSeconds) => <CellTable path={path} windowSeconds={windowSeconds} />}
        />
      );
    case undefined:
      return <Away index={index} path={path} wasThere={wasThere} />;
  }
}

interface AwayProps {
  readonly index: SchemaIndex;
  readonly path: StatPath;
  readonly wasThere: boolean;
}

function Away({ index, path, wasThere }: AwayProps) {
  const pid = processOfPath(path);
  // Where the process is in the tree, it is something of it that is not.
  return pid !== undefined && index.find(processPath(pid)) === undefined ? (
    <ProcessAway key={pid} pid={pid} wasThere={wasThere} />
  ) : (
    <PathGone index={index} path={path} wasThere={wasThere} />
  );
}

const SourceActions = ({ path }: { readonly path: StatPath }) => (
  <>
    <BaselineButton path={path} />
    <ClearOrBaseline path={path} />
    <PinButton path={path} />
  </>
);

const ValueActions = ({ path }: { readonly path: StatPath }) => (
  <>
    <BaselineButton path={path} />
    <ClearOrBaseline path={path} />
    <PinButton path={path} />
  </>
);

/** What most who want to clear want is a baseline, so the question offers one. */
function ClearOrBaseline({ path }: { readonly path: StatPath }) {
  const { set } = useBaselines();
  return (
    <ClearButton path={path} instead={{ label: 'Set baseline instead', run: () => set(path) }} />
  );
}
