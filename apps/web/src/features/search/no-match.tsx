'use client';

import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

export interface NoMatchProps {
  readonly query: string;
  /** Why nothing could be found at all. */
  readonly problem: string | undefined;
  readonly onClear: () => void;
}

/** Where the tree would be, when a search leaves nothing of it. */
export function NoMatch({ query, problem, onClear }: NoMatchProps) {
  if (problem !== undefined) {
    return (
      <EmptyState title="Not a regular expression">
        <p>{problem}</p>
        <p>
          <Button onClick={onClear}>Clear the search</Button>
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing matches">
      <p>
        No value has all of <q className="font-mono text-t1">{query}</q> in its path, description,
        unit, kind or keys. Try fewer words, a part of a name, or a glob such as{' '}
        <code>net/dev/*/rx_*</code>.
      </p>
      <p>
        <Button onClick={onClear}>Clear the search</Button>
      </p>
    </EmptyState>
  );
}
