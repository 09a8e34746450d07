import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { type ValueDirectory, valueFiles } from '../value-files.ts';
import { describeEach, floating } from '../value-template.ts';

const REQUESTS = floating(countOf('requests'));

/** A disk may have a hundred hardware queues, so they are read for those who ask. */
const below = (folder: string, reference: string): ValueDirectory => ({
  file: `/sys/kernel/debug/block/*/${folder}`,
  at: `block/*/${folder}`,
  filesystem: 'debugfs',
  reference,
  pace: 'asked',
});

const WRITEBACK_THROTTLING = below('rqos/wbt', 'block/blk-wbt.c');
const DEADLINE = below('sched', 'block/mq-deadline.c');
const HARDWARE_QUEUE = below('hctx#', 'block/blk-mq-debugfs.c');

/** One number for each I/O priority: real time, best effort, idle. */
const byPriority = (name: string, description: string): CatalogFile => ({
  ...DEADLINE,
  file: `${DEADLINE.file}/${name}`,
  at: `${DEADLINE.at}/${name}`,
  format: { kind: 'vector', key: 'priority' },
  values: describeEach(REQUESTS, { [name]: description }),
});

/** Queues of a disk from within, as far as a locked-down kernel shows them. Lists of requests and masks are left out. */
export const QUEUE_INTERNALS: readonly CatalogFile[] = [
  ...valueFiles(HARDWARE_QUEUE, {
    ...describeEach(REQUESTS, {
      active: 'Requests in flight on this hardware queue, counted where disks share tags.',
    }),
    ...describeEach(floating(UNITS.none), {
      dispatch_busy: 'How busy the device was found of late, as a moving average.',
    }),
  }),
  {
    ...HARDWARE_QUEUE,
    file: `${HARDWARE_QUEUE.file}/tags`,
    at: `${HARDWARE_QUEUE.at}/tags`,
    format: { kind: 'lines', lines: ['busy={busy}'] },
    values: describeEach(floating(countOf('tags')), {
      busy: 'Tags of this hardware queue that a request has.',
    }),
  },
  ...valueFiles(WRITEBACK_THROTTLING, {
    ...describeEach(REQUESTS, {
      wb_normal: 'Requests that may be in flight at most to write data back.',
      wb_background: 'Requests that may be in flight at most to write data back without haste.',
    }),
    ...describeEach(floating(countOf('windows')), {
      unknown_cnt: 'Windows in a row that told nothing of how long requests take.',
    }),
    ...describeEach(floating(UNITS.nanoseconds), {
      curr_win_nsec: 'Length of the window in which request times are watched.',
    }),
  }),
  {
    ...WRITEBACK_THROTTLING,
    file: `${WRITEBACK_THROTTLING.file}/inflight`,
    at: `${WRITEBACK_THROTTLING.at}/inflight`,
    format: { kind: 'lines', lines: ['{>}: inflight {inflight}'] },
    values: describeEach(REQUESTS, {
      inflight: 'Requests in flight that write data back, by the number of their kind.',
    }),
  },
  byPriority('queued', 'Requests queued by the scheduler, by I/O priority.'),
  byPriority('owned_by_driver', 'Requests handed on by the scheduler, by I/O priority.'),
  ...valueFiles(DEADLINE, {
    ...describeEach(REQUESTS, {
      batching: 'Requests handed on in a row in one direction.',
    }),
    ...describeEach(floating(countOf('times')), {
      starved: 'Times in a row that reads went before writes.',
    }),
  }),
];
