import { useRef } from 'react';
import { TYPE_AHEAD_MS } from './tree-keys.ts';

/** Letters that mean something everywhere else too; in the tree they act unless a word has been begun. */
const BOUND_LETTERS: ReadonlySet<string> = new Set(['p', 'b', 'c', 't']);

/**
 * Collects letters into a word. @returns a function from a key to the word typed so far, undefined when the key is no
 * part of one. Bound letters begin a word with Shift, or when single keys are off.
 */
export function useTypeAhead(
  singleKeys: boolean,
): (key: string, nowMs: number) => string | undefined {
  const typed = useRef({ word: '', atMs: 0 });
  return (key, nowMs) => {
    if (!/^[\p{L}\p{N}_.-]$/u.test(key)) return undefined;
    const isGoingOn = nowMs - typed.current.atMs < TYPE_AHEAD_MS && typed.current.word !== '';
    if (!isGoingOn && singleKeys && BOUND_LETTERS.has(key)) return undefined;
    const word = isGoingOn ? typed.current.word + key : key;
    typed.current = { word, atMs: nowMs };
    return word;
  };
}
