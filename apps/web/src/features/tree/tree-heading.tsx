import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { TREE_ORDERS, type TreeOrder } from './tree-order.ts';

export interface TreeHeadingProps {
  /** While searching: how much was found. */
  readonly matches: string | undefined;
  /** What can be done with what was found. */
  readonly actions: ReactNode;
  readonly order: TreeOrder;
  readonly onOrder: (order: TreeOrder) => void;
  readonly foldsZeros: boolean;
  readonly onFoldsZeros: (foldsZeros: boolean) => void;
}

const ORDER_WORDS: Readonly<Record<TreeOrder, string>> = {
  name: 'by name',
  rate: 'by rate',
  value: 'by value',
};

/** Names of the columns, and in which order rows stand; while searching how much was found. */
export function TreeHeading(props: TreeHeadingProps) {
  const { matches, actions, order, onOrder, foldsZeros, onFoldsZeros } = props;
  return (
    <div className="@container border-line border-b text-fg2 text-t0">
      <div className="tree-columns px-3 py-1">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate">
            Stats tree
            <span aria-live="polite">{matches !== undefined && ` · ${matches} found`}</span>
          </span>
          {actions}
          <button
            type="button"
            aria-pressed={foldsZeros}
            aria-label="Fold zeros"
            title="Puts away what was never anything but zero"
            onClick={() => onFoldsZeros(!foldsZeros)}
            className={classNames(
              'shrink-0 rounded-sm px-1 hover:text-fg0',
              foldsZeros ? 'bg-accentbg text-fg0' : 'line-through',
            )}
          >
            zeros
          </button>
        </span>
        <span className="tree-spark text-right">60 s</span>
        <select
          aria-label="Sort the tree"
          title="The rate of what is cumulative, the value of everything else; siblings stand in this order, and stay while the pointer is over them"
          value={order}
          onChange={(event) => {
            const chosen = TREE_ORDERS.find((one) => one === event.target.value);
            if (chosen !== undefined) onOrder(chosen);
          }}
          className="min-w-0 cursor-pointer rounded-sm bg-transparent py-0.5 text-right hover:text-fg0"
        >
          {TREE_ORDERS.map((one) => (
            <option key={one} value={one} className="bg-bg1 text-fg0">
              {ORDER_WORDS[one]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
