'use client';

import type { StatPath } from '@statsfs/core/model';
import { useBaseline } from '../../live/react/use-baseline.ts';
import { useLatest } from '../../live/react/use-latest.ts';
import { Button } from '../../ui/button.tsx';
import { useKeyHint, useKeyName } from '../../ui/keys/keys-context.ts';
import { useSingleKey } from '../../ui/keys/use-single-key.ts';

/** Subtracts the figures of now, for this browser alone; nothing is written to the kernel. */
export function BaselineButton({ path }: { readonly path: StatPath }) {
  const { baseline, set, clear } = useBaseline(path);
  const isKnown = useLatest(path).kind === 'ok';
  useSingleKey('baseline', set, isKnown);
  const key = useKeyName('baseline');
  const hint = useKeyHint('baseline');
  return (
    <>
      <Button
        onClick={set}
        disabled={!isKnown}
        aria-keyshortcuts={key}
        title={`Count from here, in this browser only${hint}`}
      >
        Set baseline
      </Button>
      {baseline !== undefined && <Button onClick={clear}>Remove baseline</Button>}
    </>
  );
}
