import { type RefObject, useLayoutEffect, useState } from 'react';

/** How many columns of at least `columnPx` fit into an element. */
export function useColumns(element: RefObject<HTMLElement | null>, columnPx: number): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      setColumns(Math.max(1, Math.floor(width / columnPx)));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, columnPx]);
  return columns;
}
