'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { classNames } from './class-names.ts';
import type { ToastQueue } from './toast-queue.ts';

/** For as long as it can be taken back, one has to see it and come to it; a pointer or the focus on it holds it. */
const UNDO_MS = 10_000;

/** Where toasts come up, at the lower right; on a small screen along the bottom. */
export function ToastArea({ queue }: { readonly queue: ToastQueue }) {
  return (
    <Base.Provider limit={3} timeout={4000}>
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-14 left-4 z-50 mx-auto flex max-w-[420px] flex-col gap-2 sm:bottom-9 sm:left-auto sm:mx-0 sm:w-[360px]">
          <ToastList queue={queue} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList({ queue }: { readonly queue: ToastQueue }) {
  const { toasts, add } = Base.useToastManager();
  useEffect(() => {
    const show = (): void => {
      for (const { message, tone = 'plain', action } of queue.take()) {
        add({
          // A dialog has to have a name; what it says is all there is of it.
          title: message,
          type: tone,
          priority: tone === 'bad' ? 'high' : 'low',
          ...(action && { timeout: UNDO_MS }),
          ...(action && { actionProps: { children: action.label, onClick: action.run } }),
        });
      }
    };
    show();
    return queue.subscribe(show);
  }, [queue, add]);
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className={classNames(
        'rounded-md border bg-bg2 text-t2 transition-opacity data-ending-style:opacity-0',
        toast.type === 'bad' ? 'border-bad' : 'border-edge',
      )}
    >
      <Base.Content className="flex items-center gap-3 py-2 pr-2 pl-3">
        <Base.Title render={<p />} className="min-w-0 flex-1" />
        {toast.actionProps !== undefined && (
          <Base.Action className="rounded-md px-2 py-1 text-accent text-t1 hover:bg-bg1" />
        )}
        <Base.Close aria-label="Dismiss" className="rounded-md p-1 text-fg1 hover:text-fg0">
          <X size={12} aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
