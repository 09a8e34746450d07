'use client';

import { Search as Glass, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { CommandKbd } from '../../ui/keys/command-kbd.tsx';
import { useKeyName } from '../../ui/keys/keys-context.ts';
import { useSingleKey } from '../../ui/keys/use-single-key.ts';

export interface SearchBoxProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  /** Down or Enter: on to what was found. */
  readonly onLeave: () => void;
  /** Somebody is about to search: what is found should be in sight. */
  readonly onEnter: () => void;
}

const HINT =
  'Words must all match. kind:cumulative, unit:bytes and key:eth0 narrow, * stands for any part of a name, /…/ is a regular expression.';

/** Filters the tree. A key goes to it from anywhere, Escape empties it. */
export function SearchBox({ query, onChange, onLeave, onEnter }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useSingleKey('search', () => {
    onEnter();
    input.current?.focus();
    input.current?.select();
  });
  useSingleKey('clear-search', () => onChange(''));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // One level each press: first the search, then an open sheet, which does not act on what was prevented.
      if (query === '') input.current?.blur();
      else event.preventDefault();
      onChange('');
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onLeave();
    }
  };
  return (
    <div className="flex h-7 items-center gap-2 rounded-md border border-edge bg-bg0 pr-1 pl-2 text-fg2 focus-within:border-accent focus-within:outline focus-within:outline-accent">
      <Glass size={13} aria-hidden className="shrink-0" />
      <input
        ref={input}
        type="search"
        aria-label="Search stats"
        aria-keyshortcuts={useKeyName('search')}
        aria-description={HINT}
        title={HINT}
        placeholder="Path, description, unit, key"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onChange(event.target.value)}
        onFocus={onEnter}
        onKeyDown={onKeyDown}
        className="h-full min-w-0 flex-1 bg-transparent text-fg0 text-t1 outline-none placeholder:text-fg2 max-sm:text-[16px] [&::-webkit-search-cancel-button]:hidden"
      />
      {query === '' ? (
        <span className="max-sm:hidden">
          <CommandKbd of="search" />
        </span>
      ) : (
        <button
          type="button"
          aria-label="Clear the search"
          title="Clear (Esc)"
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
          className="inline-flex size-5 items-center justify-center rounded-sm text-fg1 hover:bg-bg2 hover:text-fg0"
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </div>
  );
}
