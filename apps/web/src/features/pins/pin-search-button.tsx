import { Pin } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { globOfSearch } from './glob-pin.ts';
import { usePins } from './use-pins.ts';

/** Pins whatever fits a search that is a glob, what comes later as well. Not there for any other search. */
export function PinSearchButton({ query }: { readonly query: string }) {
  const { pins, pin } = usePins();
  const toast = useToast();
  const glob = globOfSearch(query);
  if (glob === undefined || pins === undefined) return null;
  if (pins.some(({ path }) => path === glob)) return null;
  return (
    <IconButton
      label="Pin what is found"
      title={`Pins ${glob}: whatever fits it, now and later`}
      className="size-5"
      onClick={() => {
        pin(glob);
        toast(`Pinned ${glob}`);
      }}
    >
      <Pin size={12} aria-hidden />
    </IconButton>
  );
}
