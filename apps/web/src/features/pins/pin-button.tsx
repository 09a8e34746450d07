'use client';

import { ROOT_PATH, type StatPath } from '@statsfs/core/model';
import { Button } from '../../ui/button.tsx';
import { useSingleKey } from '../../ui/use-single-key.ts';
import { usePins } from './use-pins.ts';

/**
 * Keeps a value or source in sight below every page, for everybody who looks at this host; pressed again it takes it
 * away. The top of the tree cannot be pinned: it is never out of sight.
 */
export function PinButton({ path }: { readonly path: StatPath }) {
  const { pins, pin, unpin } = usePins();
  const isPinned = pins?.some((known) => known.path === path) ?? false;
  const toggle = (): void => (isPinned ? unpin(path) : pin(path));
  const isOffered = path !== ROOT_PATH;
  useSingleKey('p', toggle, isOffered && pins !== undefined);
  if (!isOffered) return null;
  return (
    <Button
      tone={isPinned ? 'plain' : 'accent'}
      onClick={toggle}
      disabled={pins === undefined}
      aria-keyshortcuts="p"
      title={isPinned ? 'Take it away from below (p)' : 'Keep it in sight below every page (p)'}
    >
      {isPinned ? 'Unpin' : 'Pin'}
    </Button>
  );
}
