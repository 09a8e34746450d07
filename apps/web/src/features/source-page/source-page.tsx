'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { type ReactNode, useMemo } from 'react';
import { useSchema } from '../../live/react/use-schema.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Aggregates } from './aggregates.tsx';
import { Compare } from './compare/compare.tsx';
import { countBelow, sourceSentence } from './count-below.ts';
import { SourceHeading } from './source-heading.tsx';
import { Subordinates } from './subordinates.tsx';
import { ValueTable } from './value-table.tsx';

export interface SourcePageProps {
  readonly path: StatPath;
  /** Buttons that act on the source. */
  readonly actions?: ReactNode;
}

/** One source: its values, what those of its subordinates come to, and the way down. */
export function SourcePage({ path, actions }: SourcePageProps) {
  const index = useSchema();
  const node = index?.find(path);
  if (index === undefined) return null;
  if (node?.kind !== 'source') {
    return (
      <EmptyState title="This source has gone">
        <p>
          <code>{path}</code> is no longer in the tree. It shows here again if it comes back.
        </p>
      </EmptyState>
    );
  }
  return <Known index={index} source={node.index} path={path} actions={actions} />;
}

interface KnownProps extends SourcePageProps {
  readonly index: SchemaIndex;
  readonly source: number;
}

function Known({ index, source, path, actions }: KnownProps) {
  const counts = useMemo(() => countBelow(index, source), [index, source]);
  // The page renders with each sweep; these take the same props, so that they do not.
  const place = { index, source, path };
  return (
    <article className="flex min-w-0 flex-col gap-4">
      <SourceHeading path={path} sentence={sourceSentence(counts)} actions={actions} />
      {counts.values === 0 && counts.ownSources === 0 && (
        <EmptyState title="No values now">
          <p>Its values appear here as soon as the kernel offers some.</p>
        </EmptyState>
      )}
      {counts.ownValues > 0 && <ValueTable {...place} />}
      {counts.ownSources > 0 && <Aggregates {...place} />}
      {counts.ownSources > 0 && <Compare {...place} />}
      {counts.ownSources > 0 && <Subordinates index={index} source={source} />}
    </article>
  );
}
