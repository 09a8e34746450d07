import { usePathname, useSearchParams } from 'next/navigation';
import { type FoldName, parseFold, withFold } from './fold-choice.ts';

/** The chosen fold: kept in the address, so that a copied link shows the same. */
export function useFold(): readonly [FoldName, (fold: FoldName) => void] {
  const query = useSearchParams();
  const pathname = usePathname();
  const setFold = (fold: FoldName): void => {
    const text = withFold(new URLSearchParams(query), fold);
    window.history.replaceState(undefined, '', text === '' ? pathname : `${pathname}?${text}`);
  };
  return [parseFold(new URLSearchParams(query)), setFold];
}
