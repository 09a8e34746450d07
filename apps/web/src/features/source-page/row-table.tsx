import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../../ui/class-names.ts';

export interface Heading {
  readonly label: string;
  readonly title?: string;
  /** Width and, for columns that give way on a small screen, when they are there. */
  readonly className: string;
  /** How the rows are ordered by this column, where they can be. */
  readonly sort?: {
    readonly direction: 'ascending' | 'descending' | 'none';
    readonly onSort: () => void;
  };
}

export interface RowTableProps {
  /** Accessible name. */
  readonly name: string;
  readonly headings: readonly Heading[];
  readonly count: number;
  /** The `tr` of an item, or several of them; each takes the `aria-rowindex` it is given. */
  readonly renderItem: (item: number, rowIndex: number) => ReactNode;
  /** Tells items apart where they can change places; their number when left out. */
  readonly keyOf?: (item: number) => string | undefined;
  /** Lines of each item; one each when left out. The same function as long as its answers are the same. */
  readonly linesOf?: (item: number) => number;
}

const ROW_PX = 25;
/** A page of rows costs less than the machinery that leaves rows out. */
const ALL_ROWS = 100;
const OVERSCAN = 12;
const oneLine = (): number => 1;

/** Dense rows that keep their own figures up to date; of many only those in sight exist. */
export function RowTable(props: RowTableProps) {
  const { name, headings, count, renderItem, keyOf, linesOf = oneLine } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = count > ALL_ROWS;
  const virtual = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: (item) => linesOf(item) * ROW_PX,
    overscan: OVERSCAN,
  });
  useEffect(() => {
    if (isVirtual && linesOf !== oneLine) virtual.measure();
  }, [virtual, isVirtual, linesOf]);
  const starts = rowIndexes(count, linesOf);
  const shown = virtual.getVirtualItems();
  const items = isVirtual
    ? shown.map(({ index }) => index)
    : Array.from({ length: count }, (_, i) => i);
  return (
    <div
      ref={scroller}
      className={classNames('@container overflow-auto', isVirtual && 'max-h-[60vh]')}
      // What scrolls must be reachable by keyboard.
      tabIndex={isVirtual ? 0 : undefined}
    >
      <table
        aria-label={name}
        aria-rowcount={(starts[count] ?? 0) + 1}
        className="w-full table-fixed border-collapse"
      >
        <thead className="sticky top-0 z-10 bg-bg1">
          <tr aria-rowindex={1}>
            {headings.map((heading) => (
              <HeadingCell key={heading.label} heading={heading} />
            ))}
          </tr>
        </thead>
        <tbody>
          {isVirtual && <Spacer heightPx={shown[0]?.start ?? 0} columns={headings.length} />}
          {items.map((item) => (
            <Fragment key={keyOf?.(item) ?? item}>
              {renderItem(item, (starts[item] ?? 0) + 2)}
            </Fragment>
          ))}
          {isVirtual && (
            <Spacer
              heightPx={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)}
              columns={headings.length}
            />
          )}
        </tbody>
      </table>
    </div>
  );
}

function HeadingCell({ heading }: { readonly heading: Heading }) {
  const { label, title, className, sort } = heading;
  const arrow = { ascending: ' ↑', descending: ' ↓', none: '' };
  return (
    <th
      scope="col"
      title={title}
      aria-sort={sort?.direction}
      className={`h-[25px] truncate border-line border-b px-2 font-medium text-fg2 text-t0 ${className}`}
    >
      {sort === undefined ? (
        label
      ) : (
        <button
          type="button"
          onClick={sort.onSort}
          className={classNames(
            'rounded-sm hover:text-fg0 hover:underline',
            sort.direction !== 'none' && 'text-fg0',
          )}
        >
          {label}
          <span aria-hidden>{arrow[sort.direction]}</span>
        </button>
      )}
    </th>
  );
}

/** How many lines stand above each item; one more at the end, for all of them. */
function rowIndexes(count: number, linesOf: (item: number) => number): readonly number[] {
  const starts = [0];
  for (let item = 0; item < count; item++) starts.push((starts[item] ?? 0) + linesOf(item));
  return starts;
}

/** Room for the rows that are left out. */
function Spacer({ heightPx, columns }: { readonly heightPx: number; readonly columns: number }) {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden style={{ height: heightPx }}>
      <td colSpan={columns} className="p-0" />
    </tr>
  );
}
