'use client';

import { ROOT_PATH, type StatPath } from '@statsfs/core/model';
import { Button } from '../../ui/button.tsx';
import { useKeyHint, useKeyName } from '../../ui/keys/keys-context.ts';
import { useSingleKey } from '../../ui/keys/use-single-key.ts';
import { newPin } from '../../workspace/pin.ts';
import { pinOf } from '../../workspace/pin-change.ts';
import { newId } from './new-id.ts';
import { usePins } from './use-pins.ts';

/**
 * Keeps a value or source in sight below every page, for everybody who looks at this host; pressed again it takes it
 * away. The top of the tree cannot be pinned: it is never out of sight.
 */
export function PinButton({ path }: { readonly path: StatPath }) {
  const { pins, change } = usePins();
  const pin = pins && pinOf(pins, path);
  const toggle = (): void => {
    if (pin === undefined) change({ kind: 'insert', pin: newPin(newId(), path) });
    else change({ kind: 'remove', id: pin.id }, `Unpinned ${path}`);
  };
  const isOffered = path !== ROOT_PATH;
  useSingleKey('pin', toggle, isOffered && pins !== undefined);
  const key = useKeyName('pin');
  const hint = useKeyHint('pin');
  if (!isOffered) return null;
  return (
    <Button
      tone={pin === undefined ? 'accent' : 'plain'}
      onClick={toggle}
      disabled={pins === undefined}
      aria-keyshortcuts={key}
      title={
        (pin === undefined ? 'Keep it in sight below every page' : 'Take it away from below') + hint
      }
    >
      {pin === undefined ? 'Pin' : 'Unpin'}
    </Button>
  );
}
