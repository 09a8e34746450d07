'use client';

import type { SchemaIndex } from '@statsfs/core/model';
import { useId, useRef, useState } from 'react';
import { useSchema } from '../../live/react/use-schema.ts';
import { useWidth } from '../../ui/charts/use-width.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CommandKbd } from '../../ui/keys/command-kbd.tsx';
import { MAX_COLUMNS, type Pin } from '../../workspace/pin.ts';
import { PinContent } from './pin-content.tsx';
import { PinSlot } from './pin-slot.tsx';
import { canJoin } from './share-chart.ts';
import { SpanChoice } from './span-choice.tsx';
import { type ChangePins, usePins } from './use-pins.ts';
import { useWorkspace } from './use-workspace.ts';
import { WorkspaceButtons } from './workspace-buttons.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';

/** Least width of a column of the grid, and the gap between them. */
const COLUMN_PX = 230;
const GAP_PX = 12;
/** Least height of a row: that of a pinned value with its chart. */
const ROW_PX = 158;

/** What is kept in sight whatever is selected. */
export function Pinned() {
  const heading = useId();
  const index = useSchema();
  const { pins, failure, refetch, change } = usePins();
  const [view, setView] = useWorkspace();
  return (
    <section aria-labelledby={heading} className="mt-6">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id={heading} className="font-semibold text-t2">
          Pinned
        </h2>
        <WorkspaceMenu pins={pins} change={change} />
        <span className="ml-auto flex flex-wrap gap-2">
          {pins !== undefined && pins.length > 0 && (
            <SpanChoice
              seconds={view.seconds}
              onChange={(seconds) => setView({ ...view, seconds })}
            />
          )}
          {pins !== undefined && <WorkspaceButtons name={view.name} pins={pins} change={change} />}
        </span>
      </div>
      {failure !== undefined && pins === undefined && (
        <ErrorNotice message={failure} onRetry={refetch} />
      )}
      {pins?.length === 0 && <NothingPinned />}
      {pins === undefined && failure === undefined && <PinSkeleton />}
      {pins !== undefined && pins.length > 0 && (
        <PinGrid index={index} pins={pins} seconds={view.seconds} change={change} />
      )}
    </section>
  );
}

interface PinGridProps {
  readonly index: SchemaIndex | undefined;
  readonly pins: readonly Pin[];
  readonly seconds: number;
  readonly change: ChangePins;
}

function PinGrid({ index, pins, seconds, change }: PinGridProps) {
  const grid = useRef<HTMLUListElement>(null);
  const width = useWidth(grid);
  const [dragged, setDragged] = useState<string>();
  const fitting = Math.floor((width + GAP_PX) / (COLUMN_PX + GAP_PX));
  const columns = Math.min(MAX_COLUMNS, Math.max(1, fitting));
  const takes = (pin: Pin | undefined, into: Pin | undefined): boolean =>
    index !== undefined && pin !== undefined && into !== undefined && canJoin(index, pin, into);
  return (
    <ul
      ref={grid}
      className="grid"
      style={{
        gap: GAP_PX,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridAutoRows: `minmax(${ROW_PX}px, auto)`,
      }}
    >
      {pins.map((pin, at) => {
        const before = pins[at - 1];
        return (
          <PinSlot
            key={pin.id}
            pin={pin}
            at={at}
            count={pins.length}
            gridColumns={columns}
            change={change}
            joinsWith={takes(pin, before) ? before : undefined}
            canTake={(id) =>
              takes(
                pins.find((other) => other.id === id),
                pin,
              )
            }
            dragged={dragged}
            onDragged={setDragged}
          >
            <PinContent index={index} pin={pin} seconds={seconds} change={change} />
          </PinSlot>
        );
      })}
    </ul>
  );
}

const NothingPinned = () => (
  <div className="rounded-md border border-line border-dashed">
    <EmptyState title="Nothing is pinned yet">
      <p>
        Select a value or a source and press <CommandKbd of="pin" />, or its Pin button. It stays in
        sight here, whatever is selected, for everybody who looks at this host.
      </p>
    </EmptyState>
  </div>
);

const PinSkeleton = () => (
  <div
    role="status"
    aria-label="The pins are loading"
    className="h-[170px] max-w-[320px] rounded-md border border-line bg-bg1"
  />
);
