'use client';

import { formatInteger } from '@statsfs/core/units';
import { Download, RefreshCw } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { HostPageHeader } from '../../ui/host-page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { usePlace } from '../../ui/place.tsx';
import { useQueryState } from '../../ui/use-query-state.ts';
import type { AuditGroup } from './audit-groups.ts';
import { AuditList } from './audit-list.tsx';
import { type Audit, useAudit } from './use-audit.ts';

const parseFilter = (query: URLSearchParams): string => query.get('filter') ?? '';

function withFilter(query: URLSearchParams, filter: string): string {
  const next = new URLSearchParams(query);
  if (filter === '') next.delete('filter');
  else next.set('filter', filter);
  return next.toString();
}

/** Who cleared what, from where, and what it cost: nothing is ever taken out of it. */
export function AuditPage() {
  const [filter, setFilter] = useQueryState(parseFilter, withFilter);
  const audit = useAudit(filter);
  const { groups, failure, isAsking, ask } = audit;
  return (
    <article className="flex min-w-0 flex-col gap-4">
      <HostPageHeader title="Audit of clears" sentence={sentenceOf(audit, filter)}>
        <Button onClick={ask} disabled={isAsking}>
          <RefreshCw size={13} aria-hidden />
          {isAsking ? 'Looking' : 'Look again'}
        </Button>
      </HostPageHeader>
      {failure !== undefined && (
        <ErrorNotice message={`The audit could not be read: ${failure}`} onRetry={ask} />
      )}
      {groups === undefined && failure === undefined && <Skeleton />}
      {groups !== undefined && (
        <Panel
          title="Clears"
          actions={
            <>
              <input
                type="search"
                aria-label="Filter the audit"
                placeholder="Path, who, address, result"
                autoComplete="off"
                spellCheck={false}
                value={filter}
                onChange={(event) => setFilter(event.target.value, 'typing')}
                className="h-7 w-[220px] min-w-0 rounded-md border border-edge bg-bg0 px-2 text-fg0 text-t1 placeholder:text-fg2 focus:border-accent max-sm:w-full max-sm:text-[16px]"
              />
              {groups.length > 0 && <Exports filter={filter} />}
            </>
          }
        >
          {groups.length === 0 ? (
            <Nothing filter={filter.trim()} onClear={() => setFilter('')} />
          ) : (
            <AuditList groups={groups} />
          )}
          {audit.askOlder !== undefined && (
            <div className="pt-3">
              <Button onClick={audit.askOlder} disabled={isAsking}>
                {isAsking ? 'Looking' : 'Show older ones'}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </article>
  );
}

function sentenceOf({ groups, failure, askOlder }: Audit, filter: string): string {
  if (groups === undefined) return failure === undefined ? 'Reading it.' : 'Not known now.';
  if (groups.length === 0) return 'Everything that is cleared in the kernel is written down here.';
  const files = countEntries(groups);
  const count = `${formatInteger(String(files))} ${files === 1 ? 'file' : 'files'}`;
  const last = askOlder === undefined ? '' : 'The last ';
  const fitting = filter.trim() === '' ? '' : ' that fit the filter';
  return `${last}${count}${fitting}, newest first. Nothing is ever taken out of it.`;
}

const countEntries = (groups: readonly AuditGroup[]): number =>
  groups.reduce((sum, { entries }) => sum + entries.length, 0);

const EXPORT_LINK =
  'inline-flex h-7 items-center gap-1.5 rounded-md border border-edge bg-bg2 px-2.5 text-fg0 text-t1 hover:bg-bg3';

function Exports({ filter }: { readonly filter: string }) {
  const { host } = usePlace();
  const href = (format: string): string =>
    `/api/audit?${new URLSearchParams({ format, host, text: filter.trim() })}`;
  return (
    <>
      <a download href={href('csv')} className={EXPORT_LINK}>
        <Download size={13} aria-hidden />
        CSV
      </a>
      <a download href={href('json')} className={EXPORT_LINK}>
        <Download size={13} aria-hidden />
        JSON
      </a>
    </>
  );
}

function Nothing({ filter, onClear }: { readonly filter: string; readonly onClear: () => void }) {
  if (filter === '') {
    return (
      <EmptyState title="Nothing was cleared yet">
        <p>Who clears, from where, which files, and the values before would stand here.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No clear like that">
      <p>
        Nothing has <code>{filter}</code> in its path, result, name or address.{' '}
        <button type="button" onClick={onClear} className="text-accent underline">
          Clear the filter
        </button>
      </p>
    </EmptyState>
  );
}

const Skeleton = () => (
  <div
    role="img"
    aria-label="The audit is on its way"
    className="h-[320px] rounded-md border border-line bg-bg1"
  />
);
