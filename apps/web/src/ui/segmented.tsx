'use client';

import { useId } from 'react';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Why it cannot be chosen. The segment stays, with the reason as its tooltip and description. */
  readonly refused?: string | undefined;
}

export interface SegmentedProps<T extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly value: T;
  readonly segments: readonly Segment<T>[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight: native radio buttons, each as large as its segment, so that keys and clicks just work. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, segments, onChange } = props;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex h-7 shrink-0 overflow-hidden rounded-md border border-line bg-bg1"
    >
      {segments.map((segment) => (
        <label
          key={segment.value}
          title={segment.refused}
          className="relative inline-flex items-center whitespace-nowrap px-2.5 text-fg1 text-t1 -outline-offset-2 transition-colors hover:bg-bg2 hover:text-fg0 has-checked:bg-accentbg has-checked:text-fg0 has-checked:shadow-[inset_0_-2px_var(--accent)] has-disabled:bg-transparent has-disabled:text-fg2 has-disabled:line-through has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            checked={segment.value === value}
            disabled={segment.refused !== undefined}
            aria-description={segment.refused}
            onChange={() => onChange(segment.value)}
            className="absolute inset-0 appearance-none outline-none"
          />
          {segment.label}
        </label>
      ))}
    </div>
  );
}
