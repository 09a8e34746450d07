import { useSyncExternalStore } from 'react';

/** `wide`: three columns. `medium`: the metadata pane is a sheet. `narrow`: the tree is one too. As in shell.css. */
export type Viewport = 'wide' | 'medium' | 'narrow';

const WIDE = '(min-width: 1100px)';
const NARROW = '(max-width: 639.98px)';

export const useViewport = (): Viewport => useSyncExternalStore(onChange, measured, () => 'wide');

function measured(): Viewport {
  if (window.matchMedia(WIDE).matches) return 'wide';
  return window.matchMedia(NARROW).matches ? 'narrow' : 'medium';
}

function onChange(listener: () => void): () => void {
  const queries = [WIDE, NARROW].map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}
