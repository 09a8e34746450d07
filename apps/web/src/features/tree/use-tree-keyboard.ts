import { type KeyboardEvent, useContext } from 'react';
import { KeysContext } from '../../ui/keys/keys-context.ts';
import { siblingRows, type TreeAction, treeAction, typeAheadRow } from './tree-keys.ts';
import { isSource } from './tree-node.ts';
import type { TreeRows } from './tree-rows.ts';
import type { TreeModel } from './use-tree.ts';
import { useTypeAhead } from './use-type-ahead.ts';

export interface TreeKeyboardOptions {
  readonly tree: TreeModel;
  readonly pageSize: () => number;
  readonly nameOf: (row: number) => string;
  readonly moveTo: (row: number) => void;
  readonly choose: (row: number) => void;
}

/** The keyboard of the tree, from an event to what it does. */
export function useTreeKeyboard(options: TreeKeyboardOptions): (event: KeyboardEvent) => void {
  const { tree, pageSize, nameOf, moveTo, choose } = options;
  const typeAhead = useTypeAhead(useContext(KeysContext));
  const { rows, activeRow: row, isRowOpen, setOpen } = tree;

  const perform = (action: TreeAction): void => {
    switch (action.kind) {
      case 'focus':
        moveTo(action.row);
        break;
      case 'open':
        setOpen([action.row], true);
        break;
      case 'close':
        setOpen([action.row], false);
        break;
      case 'open-siblings':
        setOpen(siblingSources(rows, action.row), true);
        break;
      case 'select':
        choose(action.row);
        break;
    }
  };

  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = treeAction(event.key, { rows, row, pageSize: pageSize(), isOpen: isRowOpen });
    if (action !== undefined) {
      event.preventDefault();
      perform(action);
      return;
    }
    const word = typeAhead(event.key, event.timeStamp);
    if (word === undefined) return;
    event.preventDefault();
    const found = typeAheadRow(word, rows, row, nameOf);
    if (found !== undefined) moveTo(found);
  };
}

const siblingSources = (rows: TreeRows, row: number): number[] =>
  siblingRows(rows, row).filter((sibling) => isSource(rows.node[sibling] ?? -1));
