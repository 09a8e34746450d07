import { processPath } from '@statsfs/core/model';
import { formatExact, formatInteger, UNITS } from '@statsfs/core/units';
import { memo } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { StatLink } from '../../ui/place.tsx';
import type { Process } from './process.ts';
import { stateWord } from './state-words.ts';

const CELL = 'h-[25px] truncate border-grid border-b px-2 text-[11.5px]';

/** One process, and the way to what it counts. */
export const ProcessRow = memo(function ProcessRow({ process }: { readonly process: Process }) {
  const { pid, name, state, threads, residentBytes } = process;
  return (
    <tr className="hover:bg-bg2">
      <td className={classNames(CELL, 'text-right font-mono text-fg1')}>{pid}</td>
      <th scope="row" title={name} className={classNames(CELL, 'text-left font-mono font-normal')}>
        <StatLink
          path={processPath(pid)}
          className="text-fg0 hover:text-accent hover:underline focus-visible:-outline-offset-2"
        >
          {name === '' ? '(no name)' : name}
        </StatLink>
      </th>
      <td className={classNames(CELL, 'text-left text-fg1 max-sm:hidden')}>{stateWord(state)}</td>
      <td className={classNames(CELL, 'text-right font-mono max-sm:hidden')}>
        {formatInteger(String(threads))}
      </td>
      <td className={classNames(CELL, 'text-right')}>
        <FigureText figure={formatExact(String(residentBytes), 'u64', UNITS.bytes)} />
      </td>
    </tr>
  );
});
