import { createContext, useContext } from 'react';
import type { CommandId } from './commands.ts';
import { type Keymap, keyName, keyOf, STANDARD_KEYMAP } from './keymap.ts';

export interface Keys {
  /** Whether single keys do anything; they can be switched off (WCAG 2.1.4: speech input types letters). */
  readonly areOn: boolean;
  readonly keymap: Keymap;
}

export const KeysContext = createContext<Keys>({ areOn: true, keymap: STANDARD_KEYMAP });

/** The key of a command as a hint; undefined where it has none or keys are off. */
export function useKeyName(id: CommandId): string | undefined {
  const { areOn, keymap } = useContext(KeysContext);
  const key = keyOf(keymap, id);
  return areOn && key !== '' ? keyName(key) : undefined;
}

/** What is added to the title of a control: its key in brackets. */
export function useKeyHint(id: CommandId): string {
  const name = useKeyName(id);
  return name === undefined ? '' : ` (${name})`;
}
