import { type DragEvent, type ReactNode, useMemo, useState } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { PIN_TYPE } from './pin-grip.tsx';
import { PinPlaceProvider } from './pin-place.tsx';

export interface PinSlotProps {
  readonly path: string;
  readonly at: number;
  readonly count: number;
  readonly onMove: (path: string, to: number) => void;
  readonly children: ReactNode;
}

/** A place in the grid of pins. What is dropped onto it comes to stand here. */
export function PinSlot({ path, at, count, onMove, children }: PinSlotProps) {
  const [isOver, setOver] = useState(false);
  const place = useMemo(
    () => ({ at, count, moveTo: (to: number) => onMove(path, to) }),
    [path, at, count, onMove],
  );
  const isPin = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes(PIN_TYPE);
  return (
    <li
      className={classNames('min-w-0 rounded-md', isOver && 'outline-2 outline-accent')}
      onDragOver={(event) => {
        if (!isPin(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const dropped = event.dataTransfer.getData(PIN_TYPE);
        if (dropped === '' || dropped === path) return;
        event.preventDefault();
        onMove(dropped, at);
      }}
    >
      <PinPlaceProvider value={place}>{children}</PinPlaceProvider>
    </li>
  );
}
