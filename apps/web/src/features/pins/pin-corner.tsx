import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { type PinSize, sizeAfterKey } from './pin-keys.ts';
import { usePinPlace } from './pin-place.tsx';

interface Drag {
  /** Of the pin, and the size of one cell of the grid. */
  readonly leftPx: number;
  readonly topPx: number;
  readonly columnPx: number;
  readonly rowPx: number;
  size: PinSize;
}

/** The corner that makes a pin larger: by dragging, or by the arrow keys. */
export function PinCorner({ title }: { readonly title: string }) {
  const place = usePinPlace();
  const drag = useRef<Drag>(undefined);
  if (place === undefined) return null;
  const { columns, rows, most, resizeTo, preview } = place;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const size = sizeAfterKey(event.key, { columns, rows }, most);
    if (size === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resizeTo(size);
  };
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    const slot = event.currentTarget.closest('li')?.getBoundingClientRect();
    if (slot === undefined || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      leftPx: slot.left,
      topPx: slot.top,
      columnPx: slot.width / columns,
      rowPx: slot.height / rows,
      size: { columns, rows },
    };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const { current } = drag;
    if (current === undefined) return;
    const size = {
      columns: nearest((event.clientX - current.leftPx) / current.columnPx, most.columns),
      rows: nearest((event.clientY - current.topPx) / current.rowPx, most.rows),
    };
    current.size = size;
    preview(size);
  };
  const onPointerUp = (): void => {
    const size = drag.current?.size;
    drag.current = undefined;
    preview(undefined);
    if (size !== undefined && (size.columns !== columns || size.rows !== rows)) resizeTo(size);
  };
  const onPointerCancel = (): void => {
    drag.current = undefined;
    preview(undefined);
  };
  return (
    <button
      type="button"
      aria-label={`Size, ${columns} wide and ${rows} high`}
      aria-description={`${title}. Arrow keys change it.`}
      title="Drag, or change the size with the arrow keys"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
      className="absolute right-0 bottom-0 size-6 cursor-nwse-resize touch-none rounded-sm text-fg2 hover:text-fg0"
    >
      <svg viewBox="0 0 24 24" aria-hidden className="size-full fill-none stroke-current">
        <path d="M20 12 12 20M20 16.5 16.5 20" />
      </svg>
    </button>
  );
}

const nearest = (share: number, most: number): number =>
  Math.min(most, Math.max(1, Math.round(share)));
