'use client';

import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { type CommandId, KEY_COMMANDS } from '../../ui/keys/commands.ts';
import { Kbd } from '../../ui/keys/kbd.tsx';
import {
  isChanged,
  type KeyChange,
  type Keymap,
  keyName,
  keyOf,
  refusalOf,
} from '../../ui/keys/keymap.ts';

export interface KeyRowProps {
  readonly id: CommandId;
  readonly keymap: Keymap;
  readonly onChange: (change: KeyChange) => void;
  readonly onSay: (words: string) => void;
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/** A command and its key: pressed, the button waits for the next key and gives that. */
export function KeyRow({ id, keymap, onChange, onSay }: KeyRowProps) {
  const [isWaiting, setWaiting] = useState(false);
  const { does } = KEY_COMMANDS[id];
  const key = keyOf(keymap, id);
  const wait = (): void => {
    setWaiting(true);
    onSay(`Press the key for “${does}”. Backspace takes it away, Esc leaves it as it is.`);
  };
  const take = (event: KeyboardEvent): void => {
    if (!isWaiting || MODIFIERS.has(event.key)) return;
    // Whatever it is, it is the answer, and nothing else's: Escape does not close the sheet.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Tab' || event.key === 'Escape') {
      setWaiting(false);
      onSay('');
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) {
      onSay('A key alone, without Ctrl, Alt or ⌘.');
      return;
    }
    if (event.key === 'Backspace') onChange({ kind: 'take', id });
    else {
      const refusal = refusalOf(event.key);
      if (refusal !== undefined) {
        onSay(`${refusal}. Press another.`);
        return;
      }
      onChange({ kind: 'give', id, key: event.key });
    }
    setWaiting(false);
  };
  return (
    <div className="contents">
      <dt className="flex items-center gap-0.5">
        <button
          type="button"
          aria-label={`${does}: ${key === '' ? 'no key' : keyName(key)}. Change`}
          aria-pressed={isWaiting}
          onClick={wait}
          onKeyDown={take}
          onBlur={() => setWaiting(false)}
          className={classNames(
            'inline-flex h-6 min-w-8 items-center rounded-sm px-1 hover:bg-bg2',
            isWaiting && 'bg-accentbg text-fg0',
          )}
        >
          {isWaiting ? (
            'key…'
          ) : key === '' ? (
            <span className="text-fg2">none</span>
          ) : (
            <Kbd>{keyName(key)}</Kbd>
          )}
        </button>
        {isChanged(keymap, id) && (
          <button
            type="button"
            aria-label={`${does}: as in ${keymap.preset}`}
            title={`As in ${keymap.preset}`}
            onClick={() => onChange({ kind: 'reset', id })}
            className="inline-flex size-6 items-center justify-center rounded-sm text-fg2 hover:bg-bg2 hover:text-fg0"
          >
            <RotateCcw size={11} aria-hidden />
          </button>
        )}
      </dt>
      <dd className="text-fg1">{does}</dd>
    </div>
  );
}
