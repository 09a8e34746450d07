import { useContext, useEffect, useRef } from 'react';
import type { CommandId } from './commands.ts';
import { keyOf } from './keymap.ts';
import { KeysContext } from './keys-context.ts';

const FIELDS =
  'input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable=""], [contenteditable=true]';

/** Set by ui/dialog; toasts have the role of a dialog too, and stop nothing. */
const MODAL = '[data-modal]';

/** True while the keyboard writes into something. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null;

/**
 * Runs `action` when the key of a command is pressed alone. Not while typing, not under a modal dialog, and
 * not for the space key on something that space already operates.
 */
export function useSingleKey(id: CommandId, action: () => void, enabled = true): void {
  const { areOn, keymap } = useContext(KeysContext);
  const key = keyOf(keymap, id);
  const allowed = areOn && enabled && key !== '';
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
