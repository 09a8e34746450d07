import { type DragEvent, type ReactNode, useMemo, useState } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { MAX_ROWS, type Pin } from '../../workspace/pin.ts';
import { PIN_TYPE } from './pin-grip.tsx';
import type { PinSize } from './pin-keys.ts';
import { PinPlaceProvider } from './pin-place.tsx';
import type { ChangePins } from './use-pins.ts';

export interface PinSlotProps {
  readonly pin: Pin;
  readonly at: number;
  readonly count: number;
  /** Of the grid, as wide as it is now. */
  readonly gridColumns: number;
  readonly change: ChangePins;
  /** The pin before, where this one can be drawn in its chart. */
  readonly joinsWith: Pin | undefined;
  /** Whether a pin that is dragged here can be drawn in this chart. */
  readonly canTake: (id: string) => boolean;
  /** The pin that is being dragged. */
  readonly dragged: string | undefined;
  readonly onDragged: (id: string | undefined) => void;
  readonly children: ReactNode;
}

/** A part of the slot's width at its left: what is dropped there comes to stand here; elsewhere it is drawn in. */
const HERE = 0.3;

/** A place in the grid of pins. */
export function PinSlot(props: PinSlotProps) {
  const { pin, at, count, gridColumns, change, joinsWith, canTake, dragged, onDragged } = props;
  const [drop, setDrop] = useState<'here' | 'join'>();
  const [shown, preview] = useState<PinSize>();
  const { columns, rows } = shown ?? pin;
  const place = useMemo(
    () => ({
      id: pin.id,
      at,
      count,
      columns: Math.min(pin.columns, gridColumns),
      rows: pin.rows,
      most: { columns: gridColumns, rows: MAX_ROWS },
      moveTo: (to: number) => change({ kind: 'move', id: pin.id, to }),
      resizeTo: (size: PinSize) => change({ kind: 'resize', id: pin.id, ...size }),
      preview,
      joinBefore: joinsWith && joining(change, pin, joinsWith),
    }),
    [pin, at, count, gridColumns, change, joinsWith],
  );
  const dropAt = (event: DragEvent): 'here' | 'join' => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const isHere = (event.clientX - left) / width < HERE;
    return !isHere && dragged !== undefined && canTake(dragged) ? 'join' : 'here';
  };
  return (
    <li
      className={classNames(
        'relative min-w-0 rounded-md',
        drop === 'here' && 'outline-2 outline-accent',
      )}
      style={{ gridColumn: `span ${Math.min(columns, gridColumns)}`, gridRow: `span ${rows}` }}
      onDragStart={() => onDragged(pin.id)}
      onDragEnd={() => onDragged(undefined)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(PIN_TYPE)) return;
        event.preventDefault();
        setDrop(dropAt(event));
      }}
      onDragLeave={() => setDrop(undefined)}
      onDrop={(event) => {
        setDrop(undefined);
        onDragged(undefined);
        const id = event.dataTransfer.getData(PIN_TYPE);
        if (id === '' || id === pin.id) return;
        event.preventDefault();
        if (dropAt(event) === 'join') {
          change({ kind: 'join', id, into: pin.id }, 'Drawn in one chart');
        } else change({ kind: 'move', id, to: at });
      }}
    >
      <PinPlaceProvider value={place}>{props.children}</PinPlaceProvider>
      {drop === 'join' && dragged !== pin.id && (
        <p className="pointer-events-none absolute inset-0 flex items-center justify-center rounded-md bg-accentbg text-fg0 text-t1 opacity-90 outline-2 outline-accent">
          Draw in this chart
        </p>
      )}
    </li>
  );
}

const joining = (change: ChangePins, pin: Pin, into: Pin) => (): void =>
  change({ kind: 'join', id: pin.id, into: into.id }, 'Drawn in one chart');
