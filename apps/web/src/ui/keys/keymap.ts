import { COMMAND_IDS, type CommandId, KEY_COMMANDS, PRESETS, type Preset } from './commands.ts';

/** Which key does what in this browser: a preset, and what was changed by hand. */
export interface Keymap {
  readonly preset: Preset;
  /** By command; empty: it has no key. */
  readonly own: Readonly<Partial<Record<CommandId, string>>>;
}

export const STANDARD_KEYMAP: Keymap = { preset: 'statsfs', own: {} };

/** @returns as in KeyboardEvent.key; empty: the command has none. */
export const keyOf = ({ preset, own }: Keymap, id: CommandId): string =>
  own[id] ?? KEY_COMMANDS[id].keys[preset];

/** The command that a key does, if any. */
export const commandOf = (keymap: Keymap, key: string): CommandId | undefined =>
  key === '' ? undefined : COMMAND_IDS.find((id) => keyOf(keymap, id) === key);

export const isChanged = (keymap: Keymap, id: CommandId): boolean =>
  keyOf(keymap, id) !== KEY_COMMANDS[id].keys[keymap.preset];

const FUNCTION_KEY = /^F([1-9]|1[0-2])$/;
const NAMED = new Set(['End', 'Home', 'Insert', 'Delete', 'Pause']);
/** What widgets do with it comes first, and people of a keyboard alone depend on it. */
const TAKEN: Readonly<Record<string, string>> = {
  '*': 'opens sources in the tree',
  Enter: 'selects and presses',
  Tab: 'goes to the next control',
  Escape: 'closes and goes back',
  Backspace: 'takes away',
  PageUp: 'scrolls',
  PageDown: 'scrolls',
  ArrowUp: 'moves',
  ArrowDown: 'moves',
  ArrowLeft: 'moves',
  ArrowRight: 'moves',
};

/** Why a key cannot be given to a command; undefined: it can. */
export function refusalOf(key: string): string | undefined {
  const taken = TAKEN[key];
  if (taken !== undefined) return `${keyName(key)} ${taken}`;
  const isSign = [...key].length === 1 && (key === ' ' || key.trim() !== '');
  return isSign || NAMED.has(key) || FUNCTION_KEY.test(key)
    ? undefined
    : `${key} is no key that can act alone`;
}

export type KeyChange =
  | { readonly kind: 'preset'; readonly preset: Preset }
  /** The command that had the key gets that of this one instead, so that neither is lost. */
  | { readonly kind: 'give'; readonly id: CommandId; readonly key: string }
  | { readonly kind: 'take'; readonly id: CommandId }
  | { readonly kind: 'reset'; readonly id: CommandId }
  | { readonly kind: 'reset-all' };

/** The keymap after a change. A preset starts afresh. */
export function changeKeymap(keymap: Keymap, change: KeyChange): Keymap {
  switch (change.kind) {
    case 'preset':
      return { preset: change.preset, own: {} };
    case 'reset-all':
      return { ...keymap, own: {} };
    case 'take':
      return withOwn(keymap, { [change.id]: '' });
    case 'give':
      return given(keymap, change.id, change.key);
    case 'reset':
      return given(keymap, change.id, KEY_COMMANDS[change.id].keys[keymap.preset]);
  }
}

function given(keymap: Keymap, id: CommandId, key: string): Keymap {
  const holder = commandOf(keymap, key);
  const swapped = holder === undefined || holder === id ? {} : { [holder]: keyOf(keymap, id) };
  return withOwn(keymap, { ...swapped, [id]: key });
}

/** What is as the preset has it is not kept, so that it follows the preset. */
function withOwn({ preset, own }: Keymap, changed: Keymap['own']): Keymap {
  const next = { ...own, ...changed };
  const kept = COMMAND_IDS.filter(
    (id) => next[id] !== undefined && next[id] !== KEY_COMMANDS[id].keys[preset],
  );
  return { preset, own: Object.fromEntries(kept.map((id) => [id, next[id]])) };
}

/** What was stored, however old or wrong it is: what does not fit is as in the preset. */
export function parseKeymap(stored: unknown): Keymap {
  const { preset, own } = fieldsOf(stored);
  const keys = fieldsOf(own);
  let keymap: Keymap = {
    ...STANDARD_KEYMAP,
    preset: PRESETS.find((p) => p === preset) ?? 'statsfs',
  };
  for (const id of COMMAND_IDS) {
    const key = keys[id];
    if (key === '') keymap = withOwn(keymap, { [id]: '' });
    else if (typeof key === 'string' && refusalOf(key) === undefined)
      keymap = withOwn(keymap, { [id]: key });
  }
  return withoutDoubles(keymap);
}

/** A preset of a newer version may have given a key to two: who chose it by hand keeps it. */
function withoutDoubles(keymap: Keymap): Keymap {
  let clean = keymap;
  for (const id of COMMAND_IDS) {
    const key = keyOf(clean, id);
    const others = COMMAND_IDS.filter((other) => other !== id && keyOf(clean, other) === key);
    if (key === '' || others.length === 0) continue;
    const loser = clean.own[id] === undefined ? id : (others[0] ?? id);
    clean = withOwn(clean, { [loser]: '' });
  }
  return clean;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  // An object that was JSON is a record of unknown values and nothing else.
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** A key as it is called, on a hint and in `aria-keyshortcuts`. */
export const keyName = (key: string): string => NAMES[key] ?? key;
