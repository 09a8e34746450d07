'use client';

import { parseStatPath, type SchemaIndex } from '@statsfs/core/model';
import { memo, useId, useMemo } from 'react';
import { useSchema } from '../../live/react/use-schema.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { GlobCard } from './glob-card.tsx';
import { isGlob } from './glob-pin.ts';
import { PinCard } from './pin-card.tsx';
import { PinFrame } from './pin-frame.tsx';
import { PinSlot } from './pin-slot.tsx';
import { SourcePin } from './source-pin.tsx';
import { usePins } from './use-pins.ts';
import { WorkspaceButtons } from './workspace-buttons.tsx';

/** What is kept in sight whatever is selected. */
export function Pinned() {
  const heading = useId();
  const index = useSchema();
  const { pins, failure, refetch, unpin, move, open } = usePins();
  return (
    <section aria-labelledby={heading} className="mt-6">
      <div className="mb-2 flex items-center gap-2">
        <h2 id={heading} className="font-semibold text-t2">
          Pinned
        </h2>
        {pins !== undefined && (
          <WorkspaceButtons paths={pins.map(({ path }) => path)} onOpen={open} />
        )}
      </div>
      {failure !== undefined && pins === undefined && (
        <ErrorNotice message={failure} onRetry={refetch} />
      )}
      {pins?.length === 0 && <NothingPinned />}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(230px,100%),1fr))] gap-3">
        {pins === undefined && failure === undefined && <PinSkeleton />}
        {pins?.map(({ path }, at) => (
          <PinSlot key={path} path={path} at={at} count={pins.length} onMove={move}>
            <Pin index={index} path={path} onUnpin={unpin} />
          </PinSlot>
        ))}
      </ul>
    </section>
  );
}

interface PinProps {
  readonly index: SchemaIndex | undefined;
  readonly path: string;
  readonly onUnpin: (path: string) => void;
}

/** The page renders with each sweep; the frames of charts are by far its dearest part and have no reason to. */
const Pin = memo(function Pin({ index, path: text, onUnpin: unpin }: PinProps) {
  const path = useMemo(() => parseStatPath(text), [text]);
  const node = path === undefined ? undefined : index?.find(path);
  const value = useMemo(
    () => (node?.kind === 'value' ? index?.resolve(node.index) : undefined),
    [index, node],
  );
  const onUnpin = (): void => unpin(text);
  if (path === undefined) return null;
  if (index !== undefined && value !== undefined) {
    return <PinCard index={index} value={value} onUnpin={onUnpin} />;
  }
  if (index !== undefined && node?.kind === 'source') {
    return <SourcePin index={index} source={node.index} path={path} onUnpin={onUnpin} />;
  }
  if (index !== undefined && isGlob(path)) {
    return <GlobCard index={index} glob={path} onUnpin={onUnpin} />;
  }
  return (
    <PinFrame path={path} onUnpin={onUnpin} isGone>
      {/* Until the tree is known nothing can be said about it. */}
      <p className="text-fg2 text-t1">
        {index === undefined
          ? '…'
          : 'Gone from the tree. The pin shows it again when it comes back.'}
      </p>
    </PinFrame>
  );
});

const NothingPinned = () => (
  <div className="rounded-md border border-line border-dashed">
    <EmptyState title="Nothing is pinned yet">
      <p>
        Select a value or a source and press <Kbd>p</Kbd>, or its Pin button. It stays in sight
        here, whatever is selected, for everybody who looks at this host.
      </p>
    </EmptyState>
  </div>
);

const PinSkeleton = () => (
  <li
    aria-label="The pins are loading"
    className="h-[170px] rounded-md border border-line bg-bg1"
  />
);
