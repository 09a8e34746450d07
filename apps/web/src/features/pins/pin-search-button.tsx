import { Pin } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { newPin } from '../../workspace/pin.ts';
import { isPinned } from '../../workspace/pin-change.ts';
import { globOfSearch } from './glob-pin.ts';
import { newId } from './new-id.ts';
import { usePins } from './use-pins.ts';

/** Pins whatever fits a search that is a glob, what comes later as well. Not there for any other search. */
export function PinSearchButton({ query }: { readonly query: string }) {
  const { pins, change } = usePins();
  const glob = globOfSearch(query);
  if (glob === undefined || pins === undefined) return null;
  if (isPinned(pins, glob)) return null;
  return (
    <IconButton
      label="Pin what is found"
      title={`Pins ${glob}: whatever fits it, now and later`}
      className="size-5"
      onClick={() => {
        change({ kind: 'insert', pin: newPin(newId(), glob) }, `Pinned ${glob}`);
      }}
    >
      <Pin size={12} aria-hidden />
    </IconButton>
  );
}
