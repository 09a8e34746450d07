'use client';

import type { KeyboardEvent } from 'react';

export interface FilterBoxProps {
  readonly filter: string;
  readonly onChange: (filter: string) => void;
  /** Down or Enter: on to what was found. */
  readonly onLeave: () => void;
}

/** Narrows the list by what is typed. Escape empties it. */
export function FilterBox({ filter, onChange, onLeave }: FilterBoxProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && filter !== '') {
      event.preventDefault();
      onChange('');
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onLeave();
    }
  };
  return (
    <input
      type="search"
      aria-label="Filter processes"
      placeholder="Name or id"
      autoComplete="off"
      spellCheck={false}
      value={filter}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      className="h-7 w-[200px] min-w-0 rounded-md border border-edge bg-bg0 px-2 text-fg0 text-t1 placeholder:text-fg2 focus:border-accent max-sm:w-full max-sm:text-[16px]"
    />
  );
}
