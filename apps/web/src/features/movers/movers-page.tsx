'use client';

import { formatInteger } from '@statsfs/core/units';
import { useSchema } from '../../live/react/use-schema.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { HostPageHeader } from '../../ui/host-page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { MoverTable } from './mover-table.tsx';
import { MOST_MOVERS, type MoverListing, useMovers } from './use-movers.ts';

/** What of everything on this host does now what it usually does not. */
export function MoversPage() {
  const index = useSchema();
  const { listing, failure, askNow } = useMovers();
  return (
    <article className="flex min-w-0 flex-col gap-4">
      <HostPageHeader title="Top movers" sentence={sentenceOf(listing, failure)}>
        {null}
      </HostPageHeader>
      {failure !== undefined && (
        <ErrorNotice message={`What moves could not be told: ${failure}`} onRetry={askNow}>
          {listing !== undefined && <p className="text-fg1">What stands below is old.</p>}
        </ErrorNotice>
      )}
      {listing === undefined && failure === undefined && <Skeleton />}
      {listing !== undefined && (
        <Panel title="Unusual now" note={noteOf(listing)}>
          {listing.movers.length === 0 || index === undefined ? (
            <EmptyState title="Nothing is unusual now">
              <p>
                A counter that goes faster or slower than it did in the last half minute, or a
                figure that leaves where it was, stands here as soon as it does. What is usual is
                learned from the first eight reads of each value.
              </p>
            </EmptyState>
          ) : (
            <MoverTable index={index} movers={listing.movers} />
          )}
        </Panel>
      )}
    </article>
  );
}

const count = (number: number): string => formatInteger(String(number));

function sentenceOf(listing: MoverListing | undefined, failure: string | undefined): string {
  if (listing === undefined) {
    return failure === undefined ? 'Asking what moves.' : 'Not known now.';
  }
  const { known, moving, zero } = listing.counts;
  return `${count(moving)} of ${count(known)} numbers moved with the last read; ${count(zero)} were never anything but zero.`;
}

const noteOf = ({ movers }: MoverListing): string =>
  movers.length === MOST_MOVERS ? `the first ${MOST_MOVERS}` : count(movers.length);

const Skeleton = () => (
  <div
    role="img"
    aria-label="What moves is on its way"
    className="h-[320px] rounded-md border border-line bg-bg1"
  />
);
