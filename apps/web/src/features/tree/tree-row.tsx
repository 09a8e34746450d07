'use client';

import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { formatInteger } from '@statsfs/core/units';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { FoldName } from './fold-name.tsx';
import { keyNames } from './row-figure.ts';
import { RowSparkline } from './row-sparkline.tsx';
import { RowValue } from './row-value.tsx';
import { isBranch, isValue, valueOfNode } from './tree-node.ts';

export interface TreeRowProps {
  readonly index: SchemaIndex;
  readonly node: number;
  readonly row: number;
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  /** Values below a source: all of them, or those found. */
  readonly valuesBelow: number;
  /** Values in a fold; undefined: the row is none. */
  readonly zeros: number | undefined;
  readonly isFiltered: boolean;
  readonly needles: readonly string[];
  readonly topPx: number;
  readonly isScrolling: boolean;
}

const INDENT_PX = 14;

/** One row of 26 px. Clicks and keys are the tree's, which knows the row by `data-row`. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { index, node, row, isSelected, needles } = props;
  const { zeros } = props;
  const value = isValue(node) ? index.resolve(valueOfNode(node)) : undefined;
  const name = value?.descriptor.name ?? index.schema.sources[node]?.name ?? '';
  return (
    <div
      role="treeitem"
      data-row={row}
      aria-level={props.level}
      aria-posinset={props.position}
      aria-setsize={props.setSize}
      aria-expanded={value === undefined ? props.isOpen : undefined}
      aria-selected={isSelected}
      tabIndex={props.isActive ? 0 : -1}
      style={placed(props.topPx)}
      className={classNames(
        'tree-columns tree-row absolute inset-x-0 h-6.5 px-3 text-t1 -outline-offset-2',
        isSelected
          ? 'bg-accentbg before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent'
          : 'hover:bg-bg2',
      )}
    >
      <span className="flex min-w-0 items-baseline" style={indented(props.level)}>
        <Twisty isBranch={isBranch(node)} isOpen={props.isOpen} />
        {zeros === undefined ? (
          <span
            className={classNames(
              'max-w-full shrink-0 truncate',
              value === undefined && 'font-semibold text-fg0',
              value !== undefined && (isSelected ? 'text-fg0' : 'text-fg1'),
            )}
            title={value === undefined ? name : tooltip(value)}
          >
            <MarkedText text={name} needles={needles} />
          </span>
        ) : (
          <FoldName zeros={zeros} />
        )}
        {value !== undefined && <Quiet value={value} needles={needles} />}
      </span>
      {value === undefined && zeros === undefined && <SourceCount {...props} />}
      {value !== undefined && (
        <>
          <RowSparkline value={value} isScrolling={props.isScrolling} />
          <RowValue value={value} />
        </>
      )}
    </div>
  );
});

function Twisty(props: { readonly isBranch: boolean; readonly isOpen: boolean }) {
  const Icon = props.isOpen ? ChevronDown : ChevronRight;
  return (
    <span
      data-twisty={props.isBranch || undefined}
      className="inline-flex w-3.5 shrink-0 self-center text-fg2"
    >
      {props.isBranch && <Icon size={11} strokeWidth={2.5} aria-hidden />}
    </span>
  );
}

/** What a table is keyed by, and the description where the search has found something in it. */
function Quiet(props: { readonly value: ResolvedValue; readonly needles: readonly string[] }) {
  const { descriptor } = props.value;
  const keys = keyNames(descriptor);
  const description = descriptor.description.toLowerCase();
  const isFound = props.needles.some((needle) => description.includes(needle));
  return (
    <span className="ml-2 min-w-0 truncate text-fg2 text-t0">
      {keys !== '' && `by ${keys}`}
      {keys !== '' && isFound && ' · '}
      {isFound && <MarkedText text={descriptor.description} needles={props.needles} />}
    </span>
  );
}

function SourceCount(props: TreeRowProps) {
  const { valuesBelow, isOpen, isFiltered } = props;
  const count = formatInteger(String(valuesBelow));
  const words = isFiltered
    ? valuesBelow === 1
      ? 'match'
      : 'matches'
    : valuesBelow === 1
      ? 'value'
      : 'values';
  return (
    <span
      className={classNames(
        'col-start-2 -col-end-1 truncate text-right text-fg2 text-t0',
        // The name of an open source keeps the count: only the eye sees its values below.
        isOpen && !isFiltered && 'sr-only',
      )}
    >
      {count} {words}
    </span>
  );
}

function tooltip({ descriptor }: ResolvedValue): string {
  return descriptor.description === ''
    ? descriptor.name
    : `${descriptor.name}: ${descriptor.description}`;
}

// Where a virtual row lies, and how deep, no class can say.
// Not by a transform: the browser would keep a layer for each, and work on all of them in every frame.
const placed = (topPx: number): CSSProperties => ({ top: topPx });
const indented = (level: number): CSSProperties => ({ paddingLeft: (level - 1) * INDENT_PX });
