'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { BaselineButton } from '../../../../features/baseline/baseline-button.tsx';
import { BaselineFigure } from '../../../../features/baseline/baseline-figure.tsx';
import { ClearButton } from '../../../../features/clear/clear-button.tsx';
import { PinButton } from '../../../../features/pins/pin-button.tsx';
import { Pinned } from '../../../../features/pins/pinned.tsx';
import { SourcePage } from '../../../../features/source-page/source-page.tsx';
import { AwayNotice } from '../../../../features/status-line/away-notice.tsx';
import { WaitingForAgent } from '../../../../features/status-line/waiting-for-agent.tsx';
import { CellTable } from '../../../../features/table/cell-table.tsx';
import { ValuePage } from '../../../../features/value-page/value-page.tsx';
import { PathGone } from './path-gone.tsx';

export interface MainPaneProps {
  readonly index: SchemaIndex | undefined;
  readonly path: StatPath;
}

/** The thing itself: a value, a source, or why there is neither; and what is pinned. */
export function MainPane({ index, path }: MainPaneProps) {
  return (
    <div className="px-3 pt-4 pb-6 sm:px-6">
      {index === undefined ? (
        <WaitingForAgent />
      ) : (
        <>
          <AwayNotice />
          <Selected index={index} path={path} />
          <Pinned />
        </>
      )}
    </div>
  );
}

function Selected({ index, path }: { readonly index: SchemaIndex; readonly path: StatPath }) {
  switch (index.find(path)?.kind) {
    case 'source':
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
      return <PathGone index={index} path={path} />;
  }
}

const SourceActions = ({ path }: { readonly path: StatPath }) => (
  <>
    <ClearButton path={path} />
    <PinButton path={path} />
  </>
);

const ValueActions = ({ path }: { readonly path: StatPath }) => (
  <>
    <BaselineButton path={path} />
    <ClearButton path={path} />
    <PinButton path={path} />
  </>
);
