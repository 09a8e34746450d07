'use client';

import { namesOf, pathOf, type SchemaIndex, type StatPath } from '@statsfs/core/model';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { StatLink } from '../../../../ui/place.tsx';

export interface PathGoneProps {
  readonly index: SchemaIndex;
  readonly path: StatPath;
  /** Whether this page has shown it. */
  readonly wasThere: boolean;
}

/** The address leads to what this host does not have, or no longer. */
export function PathGone({ index, path, wasThere }: PathGoneProps) {
  const nearest = nearestAbove(index, path);
  return (
    <EmptyState
      heading="h1"
      title={wasThere ? 'Not in the tree any more' : 'Nothing has this path now'}
    >
      <p>
        <code>{path}</code>{' '}
        {wasThere
          ? 'has gone: a virtual machine, a device or a process may have ended. It shows here again if it comes back.'
          : 'is not in the tree of this host. A virtual machine, a device or a process may have ended, or the address is mistyped.'}
      </p>
      <p>
        The nearest source that exists is{' '}
        <StatLink path={nearest} className="text-accent underline">
          {nearest === '' ? 'the top of the tree' : <code>{nearest}</code>}
        </StatLink>
        .
      </p>
    </EmptyState>
  );
}

function nearestAbove(index: SchemaIndex, path: StatPath): StatPath {
  const names = namesOf(path);
  for (let depth = names.length - 1; depth > 0; depth--) {
    const above = pathOf(names.slice(0, depth));
    if (index.find(above) !== undefined) return above;
  }
  return pathOf([]);
}
