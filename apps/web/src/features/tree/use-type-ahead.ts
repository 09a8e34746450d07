import { useRef } from 'react';
import { commandOf } from '../../ui/keys/keymap.ts';
import type { Keys } from '../../ui/keys/keys-context.ts';
import { TYPE_AHEAD_MS } from './tree-keys.ts';

/**
 * Collects letters into a word. @returns a function from a key to the word typed so far, undefined when the key is no
 * part of one. What is a command's key acts unless a word has been begun; such a letter begins one with
 * Shift, or when single keys are off.
 */
export function useTypeAhead(keys: Keys): (key: string, nowMs: number) => string | undefined {
  const typed = useRef({ word: '', atMs: 0 });
  return (key, nowMs) => {
    if (!/^[\p{L}\p{N}_.-]$/u.test(key)) return undefined;
    const isGoingOn = nowMs - typed.current.atMs < TYPE_AHEAD_MS && typed.current.word !== '';
    if (!isGoingOn && keys.areOn && commandOf(keys.keymap, key) !== undefined) return undefined;
    const word = isGoingOn ? typed.current.word + key : key;
    typed.current = { word, atMs: nowMs };
    return word;
  };
}
