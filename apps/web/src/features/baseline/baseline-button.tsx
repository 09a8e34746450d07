'use client';

import type { StatPath } from '@statsfs/core/model';
import { useBaseline } from '../../live/react/use-baseline.ts';
import { useLatest } from '../../live/react/use-latest.ts';
import { Button } from '../../ui/button.tsx';
import { useSingleKey } from '../../ui/use-single-key.ts';

/** Subtracts the figures of now, for this browser alone; nothing is written to the kernel. */
export function BaselineButton({ path }: { readonly path: StatPath }) {
  const { baseline, set, clear } = useBaseline(path);
  const isKnown = useLatest(path).kind === 'ok';
  useSingleKey('b', set, isKnown);
  return (
    <>
      <Button
        onClick={set}
        disabled={!isKnown}
        aria-keyshortcuts="b"
        title="Count from here, in this browser only (b)"
      >
        Set baseline
      </Button>
      {baseline !== undefined && <Button onClick={clear}>Remove baseline</Button>}
    </>
  );
}
