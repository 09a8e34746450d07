import { ROOT_PATH } from '@statsfs/core/model';
import type { ReactNode } from 'react';
import { StatLink, usePlace } from './place.tsx';

export interface HostPageHeaderProps {
  readonly title: string;
  /** What the page found, or that it is still asking: read out when it changes. */
  readonly sentence: string;
  /** Controls. */
  readonly children: ReactNode;
}

/** The head of a page about a host as a whole. */
export function HostPageHeader({ title, sentence, children }: HostPageHeaderProps) {
  const { host } = usePlace();
  return (
    <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-0">
        <nav aria-label="Place" className="font-mono text-fg2 text-t1">
          <StatLink path={ROOT_PATH} className="hover:text-fg0 hover:underline">
            {host}
          </StatLink>
        </nav>
        <h1 className="mt-0.5 font-semibold text-t4 tracking-[-0.012em]">{title}</h1>
        <p className="mt-0.5 max-w-[70ch] text-fg1" aria-live="polite">
          {sentence}
        </p>
      </div>
      <span className="ml-auto flex flex-wrap items-center gap-2">{children}</span>
    </header>
  );
}
