import { createContext, useContext, useEffect, useRef } from 'react';

/** Whether single keys do anything; they can be switched off (WCAG 2.1.4: speech input types letters). */
export const SingleKeysContext = createContext(true);

const FIELDS =
  'input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable=""], [contenteditable=true]';

/** Set by ui/dialog; toasts have the role of a dialog too, and stop nothing. */
const MODAL = '[data-modal]';

/** True while the keyboard writes into something. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null;

/**
 * Runs `action` when `key` (as in KeyboardEvent.key) is pressed alone. Not while typing, not under a modal dialog, and
 * not for the space key on something that space already operates.
 */
export function useSingleKey(key: string, action: () => void, enabled = true): void {
  const allowed = useContext(SingleKeysContext) && enabled;
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    if (!allowed) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== key || event.defaultPrevented || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || isOperatedBy(key, event.target)) return;
      if (document.querySelector(MODAL) !== null) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [key, allowed]);
}

const isOperatedBy = (key: string, target: EventTarget | null): boolean =>
  key === ' ' &&
  target instanceof Element &&
  target.closest(
    'button, a[href], summary, input, [role=button], [role=radio], [role=menuitem]',
  ) !== null;
