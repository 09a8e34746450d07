import { GripVertical } from 'lucide-react';
import type { DragEvent, KeyboardEvent } from 'react';
import { placeAfterKey } from './pin-keys.ts';
import { usePinPlace } from './pin-place.tsx';

/** What a dragged pin carries: its id. */
export const PIN_TYPE = 'application/x-statsfs-pin';

/** Moves a pin among the others: by dragging, or by the arrow keys. */
export function PinGrip({ title }: { readonly title: string }) {
  const place = usePinPlace();
  if (place === undefined || place.count < 2) return null;
  const { id, at, count, moveTo } = place;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = placeAfterKey(event.key, at, count);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(to);
  };
  const onDragStart = (event: DragEvent): void => {
    event.dataTransfer.setData(PIN_TYPE, id);
    event.dataTransfer.effectAllowed = 'move';
  };
  return (
    <button
      type="button"
      draggable
      aria-label={`Move, ${at + 1} of ${count}`}
      aria-description={`${title}. Arrow keys move it.`}
      title="Drag, or move with the arrow keys"
      onKeyDown={onKeyDown}
      onDragStart={onDragStart}
      className="-ml-2 inline-flex size-6 shrink-0 cursor-grab items-center justify-center rounded-sm text-fg2 hover:text-fg0"
    >
      <GripVertical size={12} aria-hidden />
    </button>
  );
}
