'use client';

import { ROOT_PATH, ROOT_SOURCE, type SchemaIndex } from '@statsfs/core/model';
import { formatInteger } from '@statsfs/core/units';
import { type ReactNode, useMemo } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { HostPageLink } from '../../ui/host-page.tsx';
import { CommandKbd } from '../../ui/keys/command-kbd.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatLink } from '../../ui/place.tsx';
import { countBelow } from './count-below.ts';
import { counted } from './counted.ts';
import { type Heading, RowTable } from './row-table.tsx';
import { SourceHeading } from './source-heading.tsx';
import { subordinateRows } from './subordinate-rows.ts';
import { subsystemWords } from './subsystem-words.ts';
import { FigureCell, NameCell, WordCell } from './table-cell.tsx';

const HEADINGS: readonly Heading[] = [
  { label: 'subsystem', className: 'w-[112px] text-left sm:w-[150px]' },
  { label: 'what it tells', className: 'text-left' },
  { label: 'sources', className: 'w-[72px] text-right max-sm:hidden' },
  { label: 'values', className: 'w-[72px] text-right' },
];

export interface WelcomeProps {
  readonly index: SchemaIndex;
  readonly actions: ReactNode;
}

/** The top of the tree: what this host has to tell, and how to find it. */
export function Welcome({ index, actions }: WelcomeProps) {
  const { host } = index.schema;
  const rows = useMemo(
    () =>
      subordinateRows(index, ROOT_SOURCE).map((row) => ({
        ...row,
        words: subsystemWords(index, row.source, row.name),
      })),
    [index],
  );
  const { values } = useMemo(() => countBelow(index, ROOT_SOURCE), [index]);
  return (
    <article className="flex min-w-0 flex-col gap-4">
      <SourceHeading
        path={ROOT_PATH}
        title={
          <>
            {host.name} <span className="font-mono font-normal text-fg1">Linux {host.kernel}</span>
          </>
        }
        sentence={`${counted(values, 'value')} in ${counted(rows.length, 'subsystem')}.`}
        actions={actions}
      />
      <Panel title="Subsystems">
        {rows.length === 0 && (
          <EmptyState title="The agent found nothing to read">
            <p>
              The subsystems of this host would stand here.{' '}
              <HostPageLink page="capabilities" className="text-accent underline">
                Capabilities
              </HostPageLink>{' '}
              says what is missing; the agent's <code>--only</code> may name a subsystem that there
              is not.
            </p>
          </EmptyState>
        )}
        <RowTable
          name="Subsystems"
          headings={HEADINGS}
          count={rows.length}
          renderItem={(item, rowIndex) => {
            const row = rows[item];
            return (
              row && (
                <tr aria-rowindex={rowIndex} className="hover:bg-bg2">
                  <NameCell>
                    <StatLink
                      path={row.path}
                      className="font-semibold text-fg0 hover:text-accent hover:underline"
                    >
                      {row.name}
                    </StatLink>
                  </NameCell>
                  <WordCell title={row.words}>{row.words}</WordCell>
                  <CountCell count={row.counts.sources} className="max-sm:hidden" />
                  <CountCell count={row.counts.values} />
                </tr>
              )
            );
          }}
        />
      </Panel>
      <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-fg1 text-t1">
        <CommandKbd of="search" /> searches paths, descriptions and units, <CommandKbd of="pin" />{' '}
        pins what is selected, <CommandKbd of="keys" /> lists all keys. Something is missing?{' '}
        <HostPageLink page="capabilities" className="text-accent underline">
          Capabilities
        </HostPageLink>{' '}
        says why, and what brings it.
      </p>
    </article>
  );
}

function CountCell({ count, className }: { readonly count: number; readonly className?: string }) {
  const text = formatInteger(String(count));
  return (
    <FigureCell
      readout={{ kind: 'figure', figure: { text, unit: '', exact: text } }}
      {...(className !== undefined && { className })}
    />
  );
}
