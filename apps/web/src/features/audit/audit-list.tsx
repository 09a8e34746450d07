import type { StatPath } from '@statsfs/core/model';
import { momentText } from '../../ui/moment-text.ts';
import { StatLink } from '../../ui/place.tsx';
import {
  type AuditEntry,
  type AuditGroup,
  commonPath,
  figuresText,
  groupSentence,
} from './audit-groups.ts';

/** A line for each confirmation; opened, its files with the values that were lost. */
export function AuditList({ groups }: { readonly groups: readonly AuditGroup[] }) {
  return (
    <ul aria-label="Clears" className="border-line border-t">
      {groups.map((group) => (
        <li
          key={group.key}
          className="border-grid border-b [contain-intrinsic-size:auto_46px] [content-visibility:auto]"
        >
          <Group group={group} />
        </li>
      ))}
    </ul>
  );
}

function Group({ group }: { readonly group: AuditGroup }) {
  const { atMs, actor, address, entries } = group;
  const hasFailed = entries.some(({ result }) => !result.startsWith('done'));
  const from = address === '' ? 'on the host itself' : `from ${address}`;
  return (
    <details open={entries.length === 1}>
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 py-1.5 text-t1 hover:bg-bg2">
        <time dateTime={new Date(atMs).toISOString()} className="text-fg1">
          {momentText(atMs)}
        </time>
        <span className="min-w-0 break-all font-mono text-[11.5px] text-fg0">
          {commonPath(group) === '' ? 'several subsystems' : commonPath(group)}
        </span>
        <span className={hasFailed ? 'text-warn' : 'text-ok'}>{groupSentence(group)}</span>
        <span className="ml-auto text-fg1">
          <bdi>{actor}</bdi> {from}
        </span>
      </summary>
      <ul aria-label="Files" className="pb-2 pl-4">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </details>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const { path, file, result, reason, before, after } = entry;
  const isDone = result === 'done';
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 py-1 text-t1 [contain-intrinsic-size:auto_40px] [content-visibility:auto]">
      <span className="min-w-0 flex-[1_1_260px] break-all font-mono text-[11.5px]">
        {/* What the agent called it when it was cleared; where it is gone the page says so. */}
        <StatLink path={path as StatPath} className="text-fg0 hover:underline">
          <bdi>{path}</bdi>
        </StatLink>
        <bdi className="block text-fg2">{file}</bdi>
      </span>
      <span title={before} className="font-mono text-[11.5px]">
        {figuresText(before)} → {figuresText(after)}
      </span>
      <span className={isDone ? 'text-ok' : 'text-bad'}>
        {isDone ? 'cleared' : result}
        {reason === '' ? '' : `: ${reason}`}
      </span>
    </li>
  );
}
