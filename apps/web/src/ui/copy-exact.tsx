'use client';

import { useCallback, useEffect } from 'react';
import { useSingleKey } from './keys/use-single-key.ts';
import { useToast } from './toast.tsx';

/** Puts a text on the clipboard and says so. */
export function useCopy(): (text: string) => void {
  const toast = useToast();
  return useCallback(
    (text) => {
      navigator.clipboard.writeText(text).then(
        () => toast(`Copied ${shortened(text)}`),
        () => toast('The browser refused the clipboard.', { tone: 'bad' }),
      );
    },
    [toast],
  );
}

/**
 * Copies the exact value of figures (`<data>`): a clicked one, or with `c` the one under the pointer, else the figure
 * of the page. One listener for all, so that a table of numbers needs none. Once per page.
 */
export function CopyExact(): undefined {
  const copy = useCopy();
  useSingleKey('copy', () => {
    const figure =
      document.querySelector<HTMLDataElement>('data:hover') ??
      document.querySelector<HTMLDataElement>('data[data-primary]');
    if (figure !== null) copy(figure.value);
  });
  useEffect(() => {
    const onClick = (event: MouseEvent): void => {
      const hit =
        event.target instanceof Element ? event.target.closest('data[data-copies]') : null;
      // Somebody who has just marked text wants that text.
      if (!(hit instanceof HTMLDataElement) || getSelection()?.isCollapsed === false) return;
      copy(hit.value);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [copy]);
  return undefined;
}

const MAX_SHOWN = 48;
const shortened = (text: string): string =>
  text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
