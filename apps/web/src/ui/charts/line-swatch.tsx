import { seriesDash, seriesVariable } from './series-style.ts';

/** A piece of a line, in its colour and dash. */
export function LineSwatch({ slot }: { readonly slot: number }) {
  return (
    <svg width="16" height="6" aria-hidden>
      <line
        x1="0"
        x2="16"
        y1="3"
        y2="3"
        strokeWidth="2"
        stroke={`var(${seriesVariable(slot)})`}
        strokeDasharray={seriesDash(slot).join(' ')}
      />
    </svg>
  );
}
