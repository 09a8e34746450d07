'use client';

import type { ReactNode } from 'react';
import { useConnection } from '../../live/react/use-connection.ts';
import { costText } from './cost-text.ts';
import { hostOf } from './host-of.ts';
import { useArrival } from './use-arrival.ts';

/** What watching costs, and what cannot be seen. Figures keep their width, so nothing beside them moves. */
export function StatusLine() {
  const host = hostOf(useConnection());
  const arrival = useArrival(host?.sweepAtUs ?? 0);
  if (host === undefined || host.epoch === '') return <span>no sweep yet</span>;
  const { values, sweepMs, stretched, agentPercent, budgetPercent, lag, unreadable } = costText(
    host,
    // While the agent is away the last sweep grows old, which is no delay.
    host.condition === 'live' ? arrival?.lagMs : undefined,
  );
  return (
    <>
      <span>
        <Fixed>{values}</Fixed> values
      </span>
      <span title="Time that the last sweep of the agent took">
        sweep <Fixed width="min-w-[4.5ch]">{sweepMs}</Fixed> ms
        {stretched !== undefined && ` every ${stretched.every} instead of ${stretched.wanted}`}
      </span>
      <span title="CPU time of the whole agent, in per cent of one core">
        agent <Fixed width="min-w-[3.5ch]">{agentPercent}</Fixed> % of a core
        {budgetPercent !== undefined && (
          <span className="max-sm:hidden">, budget {budgetPercent} %</span>
        )}
      </span>
      <span className="max-sm:hidden" title="From the start of a sweep until this page had it">
        lag <Fixed width="min-w-[3.5ch]">{lag}</Fixed> ms
      </span>
      {unreadable !== undefined && (
        <span className="min-w-0 truncate max-sm:hidden" title={unreadable.all}>
          <Fixed>{unreadable.count}</Fixed> unreadable: {unreadable.summary}
        </span>
      )}
    </>
  );
}

interface FixedProps {
  readonly width?: string;
  readonly children: ReactNode;
}

function Fixed({ width = '', children }: FixedProps) {
  return (
    <b className={`inline-block whitespace-nowrap text-right font-medium text-fg1 ${width}`}>
      {children}
    </b>
  );
}
