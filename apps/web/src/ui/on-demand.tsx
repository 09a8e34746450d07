'use client';

import { type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react';

/** What is first seen is loaded by then, on a machine near the server. */
const AFTER_MS = 2000;

/**
 * A component whose code comes when it is first drawn, or some time before: what is first
 * seen must not wait for it.
 * @param meanwhile what stands in its place until then.
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: ReactNode = null,
): ComponentType<P> & { readonly preload: () => void } {
  const Part = lazy(async () => ({ default: await load() }));
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, where modules are loaded
  const OnDemand = (props: P) => (
    <Suspense fallback={meanwhile}>
      <Part {...props} />
    </Suspense>
  );
  // Asked for twice is loaded once. One that cannot be had now is asked for again when it is drawn.
  return Object.assign(OnDemand, { preload: () => void load().catch(() => undefined) });
}

/** Loads parts ahead of time, some time after the page has come. @param parts the same list each time. */
export function usePreload(parts: readonly { readonly preload: () => void }[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of parts) part.preload();
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [parts]);
}
