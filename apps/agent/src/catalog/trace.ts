import type { ClearRule } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { clearedBy, cumulative, describeEach, floating } from './value-template.ts';

/** Opening a buffer's `trace` with O_TRUNC empties it and sets all of its numbers back; a write without does nothing. */
const EMPTY_BUFFER: ClearRule = { kind: 'truncate', file: 'trace' };
const EVENTS = clearedBy(EMPTY_BUFFER, cumulative(countOf('events')));

const STATS: Omit<CatalogFile, 'file' | 'at'> = {
  filesystem: 'tracefs',
  // debugfs mounts tracefs a second time as soon as somebody looks there, so only where it is mounted nowhere else.
  mounts: ['/sys/kernel/tracing', '/sys/kernel/debug/tracing'],
  // Two names have a blank, which would look odd in a path.
  format: {
    kind: 'lines',
    lines: [
      'entries: {entries}',
      'overrun: {overrun}',
      'commit overrun: {commit_overrun}',
      'bytes: {bytes}',
      'oldest event ts: {oldest_event_ts}',
      'now ts: {now_ts}',
      'dropped events: {dropped_events}',
      'read events: {read_events}',
    ],
  },
  reference: 'Documentation/trace/ftrace.rst',
  values: {
    ...describeEach(floating(countOf('events')), {
      entries: 'Events in the buffer that nobody has read.',
    }),
    ...describeEach(EVENTS, {
      overrun: 'Events lost because newer ones took their place in a full buffer.',
      commit_overrun: 'Events lost because an interrupt filled the buffer while one was written.',
      dropped_events: 'Events lost because the buffer was full and is set to keep the oldest.',
      read_events: 'Events read.',
    }),
    ...describeEach(floating(UNITS.bytes), {
      bytes: 'Data in the buffer that nobody has read.',
    }),
    // Only so under a trace clock of nanoseconds, as the usual ones are.
    ...describeEach(floating(UNITS.seconds), {
      oldest_event_ts: 'Time of the oldest event in the buffer, by the trace clock.',
      now_ts: 'Time of the trace clock.',
    }),
  },
};

/** Buffers that events are traced into, by CPU, and those of further instances. */
export const TRACE: readonly CatalogFile[] = [
  { ...STATS, file: '/sys/kernel/tracing/per_cpu/cpu#/stats', at: 'trace/#' },
  {
    ...STATS,
    file: '/sys/kernel/tracing/instances/*/per_cpu/cpu#/stats',
    at: 'trace/instances/*/#',
    // An instance cannot be removed while somebody has a file of it open (EBUSY).
    access: 'reopen',
  },
];
