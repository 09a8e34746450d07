import type { Descriptor } from '@statsfs/core/model';
import { usePathname, useSearchParams } from 'next/navigation';
import { parseValueView, type ValueView, withValueView } from './url-state.ts';

/** How the value is looked at: kept in the address, so that a copied link shows the same. */
export function useValueView({
  type,
  kind,
}: Descriptor): readonly [ValueView, (view: ValueView) => void] {
  const query = useSearchParams();
  const pathname = usePathname();
  const setView = (view: ValueView): void => {
    const text = withValueView(new URLSearchParams(query), view, kind);
    window.history.replaceState(undefined, '', text === '' ? pathname : `${pathname}?${text}`);
  };
  return [parseValueView(new URLSearchParams(query), type, kind), setView];
}
