'use client';

import type { SchemaIndex } from '@statsfs/core/model';
import { formatInteger } from '@statsfs/core/units';
import type { Ref } from 'react';
import { PinSearchButton } from '../../../../features/pins/pin-search-button.tsx';
import { usePreferences } from '../../../../features/preferences/preferences-provider.tsx';
import { NoMatch } from '../../../../features/search/no-match.tsx';
import type { Search } from '../../../../features/search/use-search.ts';
import { StatsTree, type TreeHandle } from '../../../../features/tree/stats-tree.tsx';
import { TreeHeading } from '../../../../features/tree/tree-heading.tsx';
import { TreeSkeleton } from '../../../../features/tree/tree-skeleton.tsx';
import { usePlace, useSelectPath } from '../../../../ui/place.tsx';

export interface TreePaneProps {
  readonly host: string;
  readonly index: SchemaIndex | undefined;
  readonly search: Search;
  /** Somebody chose a row: on a small screen the tree makes room for it. */
  readonly onSelected: () => void;
  readonly ref: Ref<TreeHandle>;
}

/** The tree, and the search that filters it. */
export function TreePane({ host, index, search, onSelected, ref }: TreePaneProps) {
  const [{ openBranches, treeOrder, foldsZeros }, change] = usePreferences();
  const { path } = usePlace();
  const select = useSelectPath();
  const { result, query } = search;
  return (
    <div className="flex h-full flex-col">
      <TreeHeading
        matches={result && formatInteger(String(result.hits))}
        actions={<PinSearchButton query={query} />}
        order={treeOrder}
        onOrder={(order) => change({ treeOrder: order })}
        foldsZeros={foldsZeros}
        onFoldsZeros={(folds) => change({ foldsZeros: folds })}
      />
      {index === undefined && <TreeSkeleton />}
      {result?.hits === 0 && (
        <NoMatch query={query} problem={search.problem} onClear={() => search.setQuery('')} />
      )}
      {index !== undefined && result?.hits !== 0 && (
        <StatsTree
          ref={ref}
          index={index}
          selected={path}
          onSelect={(chosen) => {
            select(chosen);
            if (index.find(chosen)?.kind === 'value') onSelected();
          }}
          openBranches={openBranches[host]}
          onOpenBranches={(paths) => change({ openBranches: { ...openBranches, [host]: paths } })}
          filter={result}
          needles={search.needles}
          order={treeOrder}
          foldsZeros={foldsZeros}
        />
      )}
    </div>
  );
}
