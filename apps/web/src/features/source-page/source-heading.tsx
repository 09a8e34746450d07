import { namesOf, type StatPath } from '@statsfs/core/model';
import type { ReactNode } from 'react';
import { Crumbs } from '../../ui/crumbs.tsx';

export interface SourceHeadingProps {
  readonly path: StatPath;
  readonly title?: ReactNode;
  readonly sentence: string;
  readonly actions: ReactNode;
}

/** Where the source sits, what it is called, what is in it, and what can be done with it. */
export function SourceHeading({ path, title, sentence, actions }: SourceHeadingProps) {
  return (
    <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-0">
        <Crumbs path={path} />
        <h1 className="mt-0.5 font-semibold text-t4 tracking-[-0.012em]">
          {title ?? <span className="font-mono">{namesOf(path).at(-1)}</span>}
        </h1>
        <p className="mt-0.5 max-w-[70ch] text-fg1">{sentence}</p>
      </div>
      <span className="ml-auto flex flex-wrap items-center gap-2 empty:hidden">{actions}</span>
    </header>
  );
}
