import { KEY_COMMANDS } from '../../ui/keys/commands.ts';
import { commandOf, type KeyChange, type Keymap, keyName, keyOf } from '../../ui/keys/keymap.ts';

/** What a change does, in one sentence: also to the command that had the key until now. */
export function changeWords(keymap: Keymap, change: KeyChange): string {
  switch (change.kind) {
    case 'preset':
      return `Keys are those of ${change.preset}.`;
    case 'reset-all':
      return `All keys are those of ${keymap.preset} again.`;
    case 'take':
      return `“${KEY_COMMANDS[change.id].does}” has no key.`;
    case 'reset':
      return givenWords(keymap, change.id, KEY_COMMANDS[change.id].keys[keymap.preset]);
    case 'give':
      return givenWords(keymap, change.id, change.key);
  }
}

function givenWords(keymap: Keymap, id: keyof typeof KEY_COMMANDS, key: string): string {
  const { does } = KEY_COMMANDS[id];
  if (key === '') return `“${does}” has no key.`;
  const given = `${keyName(key)} is now “${does}”.`;
  const holder = commandOf(keymap, key);
  if (holder === undefined || holder === id) return given;
  const left = keyOf(keymap, id);
  const rest = left === '' ? 'has no key any more' : `has ${keyName(left)} instead`;
  return `${given} “${KEY_COMMANDS[holder].does}”, which had it, ${rest}.`;
}
