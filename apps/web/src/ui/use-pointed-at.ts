import { type RefObject, useEffect, useEffectEvent } from 'react';

/**
 * Tells when the pointer enters an element and when it leaves. Events of the whole page say so: a row that goes away under
 * the pointer takes its own "out" with it, and the element around it would be pointed at for ever.
 */
export function usePointedAt(
  element: RefObject<Element | null>,
  onChange: (isPointedAt: boolean) => void,
): void {
  const tell = useEffectEvent(onChange);
  useEffect(() => {
    let was = false;
    const note = (target: EventTarget | null): void => {
      const is = target instanceof Node && (element.current?.contains(target) ?? false);
      if (is !== was) tell(is);
      was = is;
    };
    const onOver = (event: PointerEvent): void => note(event.target);
    // Out of the window: over nothing.
    const onOut = (event: PointerEvent): void => {
      if (event.relatedTarget === null) note(null);
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('pointerout', onOut);
    return () => {
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('pointerout', onOut);
    };
  }, [element]);
}
