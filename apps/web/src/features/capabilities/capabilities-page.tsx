'use client';

import { formatClock } from '@statsfs/core/units';
import { RefreshCw } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { HostPageHeader } from '../../ui/host-page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useQueryState } from '../../ui/use-query-state.ts';
import type { CapabilityReport } from './finding.ts';
import { FindingRow } from './finding-row.tsx';
import { countStates, groupFindings, isMendable, type Shown } from './group-findings.ts';
import { parseShown, withShown } from './url-state.ts';
import { useCapabilities } from './use-capabilities.ts';

/** Which statistics this host has to offer, which it has not, why, and what changes that. */
export function CapabilitiesPage() {
  const { report, failure, isAsking, ask } = useCapabilities();
  const [shown, setShown] = useQueryState(parseShown, withShown);
  return (
    <article className="flex min-w-0 flex-col gap-4">
      <HostPageHeader title="Capabilities" sentence={sentenceOf(report, failure)}>
        {report !== undefined && <ShownChoice {...{ report, shown, setShown }} />}
        {(report !== undefined || failure === undefined) && (
          <Button onClick={ask} disabled={isAsking}>
            <RefreshCw size={13} aria-hidden />
            {isAsking ? 'Looking' : 'Look again'}
          </Button>
        )}
      </HostPageHeader>
      {failure !== undefined && (
        <ErrorNotice message={failure} onRetry={ask}>
          <p className="text-fg1">
            {report === undefined
              ? 'The agent looks at its host, so there is nothing to show without it. '
              : 'What stands below is old. '}
            On the host, <code>npx statsfs doctor</code> tells the same without an agent.
          </p>
        </ErrorNotice>
      )}
      {report === undefined && failure === undefined && <Skeleton />}
      {report !== undefined && <Groups report={report} shown={shown} />}
    </article>
  );
}

function sentenceOf(report: CapabilityReport | undefined, failure: string | undefined): string {
  if (report === undefined) {
    return failure === undefined ? 'Asking the agent what it finds.' : 'Not known now.';
  }
  const { findings, atMs } = report;
  const clock = formatClock(atMs, new Date(atMs).getTimezoneOffset());
  return findings.length === 0
    ? `Nothing was looked at, as of ${clock}.`
    : `${countStates(findings)}, as of ${clock}.`;
}

interface ShownChoiceProps {
  readonly report: CapabilityReport;
  readonly shown: Shown;
  readonly setShown: (shown: Shown) => void;
}

function ShownChoice({ report: { findings }, shown, setShown }: ShownChoiceProps) {
  const count = findings.filter(isMendable).length.toLocaleString('en');
  return (
    <Segmented
      label="Findings shown"
      value={shown}
      segments={[
        { value: 'all', label: 'All' },
        { value: 'mendable', label: `Can be mended (${count})` },
      ]}
      onChange={setShown}
    />
  );
}

function Groups({ report, shown }: { readonly report: CapabilityReport; readonly shown: Shown }) {
  const groups = groupFindings(report.findings, shown);
  if (groups.length === 0) {
    return (
      <EmptyState title="Nothing to mend">
        <p>
          {report.findings.length === 0
            ? 'What the agent finds on its host would stand here, and it told of nothing.'
            : 'Nothing that somebody can do on this host would show more. What a kernel was not built with is listed under All.'}
        </p>
      </EmptyState>
    );
  }
  return groups.map(({ group, title, findings }) => (
    <Panel key={group} title={title} note={countStates(findings)}>
      <ul>
        {findings.map((finding) => (
          <FindingRow key={finding.what} finding={finding} />
        ))}
      </ul>
    </Panel>
  ));
}

const Skeleton = () => (
  <div role="img" aria-label="The findings are on their way" className="flex flex-col gap-4">
    {['h-48', 'h-60', 'h-72'].map((height) => (
      <div key={height} className={`rounded-md border border-line bg-bg1 ${height}`} />
    ))}
  </div>
);
