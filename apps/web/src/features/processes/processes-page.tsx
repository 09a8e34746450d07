'use client';

import { formatClock, formatInteger } from '@statsfs/core/units';
import { RefreshCw } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { HostPageHeader } from '../../ui/host-page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useQueryState } from '../../ui/use-query-state.ts';
import { filterProcesses, nextSort, sortProcesses } from './choose-processes.ts';
import { FilterBox } from './filter-box.tsx';
import type { ProcessListing } from './process.ts';
import { ProcessTable } from './process-table.tsx';
import { parseView, withView } from './url-state.ts';
import { useProcesses } from './use-processes.ts';

/** What runs on this host: the way to the statistics of one process. */
export function ProcessesPage() {
  const { listing, failure, isAsking, ask } = useProcesses();
  return (
    <article className="flex min-w-0 flex-col gap-4">
      <HostPageHeader title="Processes" sentence={sentenceOf(listing, failure)}>
        <Button onClick={ask} disabled={isAsking}>
          <RefreshCw size={13} aria-hidden />
          {isAsking ? 'Looking' : 'Look again'}
        </Button>
      </HostPageHeader>
      {failure !== undefined && (
        <ErrorNotice message={`The processes could not be listed: ${failure}`} onRetry={ask}>
          {listing !== undefined && <p className="text-fg1">What stands below is old.</p>}
        </ErrorNotice>
      )}
      {listing === undefined && failure === undefined && <Skeleton />}
      {listing !== undefined && <Listing listing={listing} />}
    </article>
  );
}

function sentenceOf(listing: ProcessListing | undefined, failure: string | undefined): string {
  if (listing === undefined) {
    return failure === undefined ? 'Asking the agent what runs.' : 'Not known now.';
  }
  const { processes, total, atMs } = listing;
  const clock = formatClock(atMs, new Date(atMs).getTimezoneOffset());
  const count = formatInteger(String(total));
  return total > processes.length
    ? `The ${formatInteger(String(processes.length))} with the lowest ids of ${count} processes, as of ${clock}.`
    : `${count} ${total === 1 ? 'process' : 'processes'}, as of ${clock}. Choose one to see what it counts.`;
}

function Listing({ listing }: { readonly listing: ProcessListing }) {
  const { processes } = listing;
  const [view, setView] = useQueryState(parseView, withView);
  const { filter, sort } = view;
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const found = useMemo(() => filterProcesses(processes, filter), [processes, filter]);
  const sorted = useMemo(() => sortProcesses(found, sort), [found, sort]);
  const clear = (): void => setView({ ...view, filter: '' });
  return (
    <Panel
      title="Running now"
      note={filter.trim() === '' ? undefined : `${formatInteger(String(found.length))} found`}
      actions={
        <div ref={box} className="flex">
          <FilterBox
            filter={filter}
            onChange={(text) => setView({ ...view, filter: text }, 'typing')}
            onLeave={() => body.current?.querySelector('a')?.focus()}
          />
        </div>
      }
    >
      {found.length === 0 ? (
        <EmptyState title={processes.length === 0 ? 'No processes to see' : 'No process like that'}>
          {processes.length === 0 ? (
            <p>What runs on the host would stand here. The agent may be kept from seeing it.</p>
          ) : (
            <p>
              Nothing has <code>{filter.trim()}</code> in its name, or an id that begins so.{' '}
              <button type="button" onClick={clear} className="text-accent underline">
                Clear the filter
              </button>
            </p>
          )}
        </EmptyState>
      ) : (
        <ProcessTable
          ref={body}
          processes={sorted}
          sort={sort}
          onSort={(column) => setView({ ...view, sort: nextSort(sort, column) })}
          onLeave={() => box.current?.querySelector('input')?.focus()}
        />
      )}
    </Panel>
  );
}

const Skeleton = () => (
  <div
    role="img"
    aria-label="The processes are on their way"
    className="h-[480px] rounded-md border border-line bg-bg1"
  />
);
