import { type RefObject, useEffect, useState } from 'react';

/** How far beyond the edge of the main pane something counts as near, so that it is there when it scrolls in. */
const AHEAD = '240px 0px';

/** Whether an element is on screen, or nearly. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false),
      { root: element.current.closest('main'), rootMargin: AHEAD },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isNear;
}
