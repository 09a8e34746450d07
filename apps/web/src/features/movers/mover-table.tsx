'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { useRef, useState } from 'react';
import { usePointedAt } from '../../ui/use-pointed-at.ts';
import { holdOrder } from './hold-order.ts';
import { MoverRow } from './mover-row.tsx';
import type { Mover } from './use-movers.ts';

const HEADING = 'h-[25px] truncate border-line border-b px-2 font-medium text-fg2 text-t0';

export interface MoverTableProps {
  readonly index: SchemaIndex;
  /** The most unusual first. */
  readonly movers: readonly Mover[];
}

const pathOf = ({ path }: Mover): string => path;

/** The values that move; while the pointer or the keyboard is in it, rows stay where they are. */
export function MoverTable({ index, movers }: MoverTableProps) {
  const [held, setHeld] = useState<readonly string[]>();
  const shown = held === undefined ? movers : holdOrder(held, movers, pathOf);
  const hold = (): void => setHeld((order) => order ?? movers.map(pathOf));
  const letGo = (): void => setHeld(undefined);
  const table = useRef<HTMLTableElement>(null);
  usePointedAt(table, (isPointedAt) => (isPointedAt ? hold() : letGo()));
  return (
    <table
      ref={table}
      aria-label="Top movers"
      className="w-full table-fixed border-collapse"
      onFocus={hold}
      onBlur={letGo}
    >
      <thead>
        <tr>
          <th scope="col" className={`${HEADING} text-left`}>
            value
          </th>
          <th scope="col" className={`${HEADING} w-20 text-left max-sm:hidden`}>
            60 s
          </th>
          <th
            scope="col"
            title="Growth per second of a counter, the figure of anything else; of a table the sum"
            className={`${HEADING} w-[104px] text-right`}
          >
            now
          </th>
          <th
            scope="col"
            title="What it did before: an average of which the last half minute is the larger part"
            className={`${HEADING} w-[104px] text-right max-sm:hidden`}
          >
            usual
          </th>
          <th
            scope="col"
            title="What it did when it was the furthest from usual since"
            className={`${HEADING} w-[104px] text-right max-sm:hidden`}
          >
            furthest
          </th>
          <th
            scope="col"
            title="The furthest against the usual"
            className={`${HEADING} w-[92px] text-right`}
          >
            change
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ path, ...figures }) => {
          // A path of the server's, which one of the schema here may not have yet.
          const value = index.resolvePath(path as StatPath);
          return value && <MoverRow key={path} value={value} {...figures} />;
        })}
      </tbody>
    </table>
  );
}
