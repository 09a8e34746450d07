import { parseStatPath, type SchemaIndex } from '@statsfs/core/model';
import { memo, useMemo } from 'react';
import type { Pin } from '../../workspace/pin.ts';
import { GlobCard } from './glob-card.tsx';
import { isGlob } from './glob-pin.ts';
import { newId } from './new-id.ts';
import { OverlayCard } from './overlay-card.tsx';
import { PinCard } from './pin-card.tsx';
import { PinFrame } from './pin-frame.tsx';
import { SourcePin } from './source-pin.tsx';
import type { ChangePins } from './use-pins.ts';

export interface PinContentProps {
  readonly index: SchemaIndex | undefined;
  readonly pin: Pin;
  /** Span of the charts. */
  readonly seconds: number;
  readonly change: ChangePins;
}

/**
 * What is pinned, by what it is now. The page renders with each sweep; the frames of charts are by far its dearest part
 * and have no reason to.
 */
export const PinContent = memo(function PinContent(props: PinContentProps) {
  const { index, pin, seconds, change } = props;
  const { id, paths, rows } = pin;
  const text = paths.length === 1 ? paths[0] : undefined;
  const path = useMemo(() => (text === undefined ? undefined : parseStatPath(text)), [text]);
  const node = path === undefined ? undefined : index?.find(path);
  const value = useMemo(
    () => (node?.kind === 'value' ? index?.resolve(node.index) : undefined),
    [index, node],
  );
  const title = paths.join(' + ');
  const onUnpin = (): void => change({ kind: 'remove', id }, `Unpinned ${title}`);
  if (index !== undefined && paths.length > 1) {
    const onTakeOut = (taken: string): void =>
      change({ kind: 'take-out', id, path: taken, newId: newId() });
    return (
      <OverlayCard
        index={index}
        paths={paths}
        seconds={seconds}
        rows={rows}
        onUnpin={onUnpin}
        onTakeOut={onTakeOut}
      />
    );
  }
  if (index !== undefined && value !== undefined) {
    return <PinCard index={index} value={value} seconds={seconds} rows={rows} onUnpin={onUnpin} />;
  }
  if (index !== undefined && path !== undefined && node?.kind === 'source') {
    return (
      <SourcePin index={index} source={node.index} path={path} rows={rows} onUnpin={onUnpin} />
    );
  }
  if (index !== undefined && path !== undefined && isGlob(path)) {
    return <GlobCard index={index} glob={path} seconds={seconds} rows={rows} onUnpin={onUnpin} />;
  }
  return (
    <PinFrame title={title} path={path} onUnpin={onUnpin} isGone>
      {/* Until the tree is known nothing can be said about it. */}
      <p className="text-fg2 text-t1">
        {index === undefined
          ? '…'
          : 'Gone from the tree. The pin shows it again when it comes back.'}
      </p>
    </PinFrame>
  );
});
