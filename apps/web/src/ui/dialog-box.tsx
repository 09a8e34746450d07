import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { DialogProps } from './dialog-props.ts';

/** A modal question or sheet: holds the focus, gives it back, closes with Escape. */
export function DialogBox(props: DialogProps) {
  const { open, onOpenChange, title, description, initialFocus, actions, children } = props;
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 bg-bg0 opacity-70 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          data-modal
          {...(initialFocus && { initialFocus })}
          className="fixed top-1/2 left-1/2 flex max-h-[calc(100dvh-32px)] w-[min(640px,calc(100vw-24px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-md border border-edge bg-bg1 text-fg0 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <header className="flex items-start gap-3 border-line border-b px-4 py-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-t3">{title}</Base.Title>
              {description !== undefined && (
                <Base.Description className="text-fg1 text-t2">{description}</Base.Description>
              )}
            </div>
            <Base.Close
              aria-label="Close"
              className="inline-flex size-7 items-center justify-center rounded-md text-fg1 hover:bg-bg2 hover:text-fg0"
            >
              <X size={14} aria-hidden />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-auto px-4 py-3">{children}</div>
          {actions !== undefined && (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">
              {actions}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
