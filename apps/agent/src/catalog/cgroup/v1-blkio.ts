import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile, Pace } from '../catalog-entry.ts';
import {
  clearedBy,
  cumulative,
  describeEach,
  floating,
  type ValueTemplate,
} from '../value-template.ts';
import { ofEveryGroup } from './group-file.ts';

const REFERENCE = 'Documentation/admin-guide/cgroup-v1/blkio-controller.rst';

const BYTES = cumulative(UNITS.bytes);
const REQUESTS = cumulative(countOf('requests'));
const NANOSECONDS = cumulative(UNITS.nanoseconds);

/**
 * Any integer there restarts what BFQ keeps for debugging, and since Linux 5.5 nothing else: bytes and requests only grow,
 * whatever is written. A recursive file is no more restarted than the descendants that it adds up.
 */
const resettable = (template: ValueTemplate): ValueTemplate =>
  clearedBy(clearByWriting('1\n', 'blkio.reset_stats'), template);

/** What BFQ and sums over descendants tell is mostly told by the throttling layer too. */
const paceOf = (name: string): Pace =>
  name.startsWith('throttle.') && !name.endsWith('_recursive') ? 'base' : 'slow';

/** Rows of a device, an operation and a number; the last row adds up all of them. */
const byOperation = (name: string, meta: ValueTemplate, what: string): CatalogFile => ({
  ...ofEveryGroup(`blkio.${name}`, 'blkio'),
  format: { kind: 'lines', lines: ['Total {Total}', '{>} {=} {}'] },
  reference: REFERENCE,
  pace: paceOf(name),
  values: describeEach(meta, {
    Read: `${what}: reads.`,
    Write: `${what}: writes.`,
    Sync: `${what}: those that somebody waits for.`,
    Async: `${what}: those that nobody waits for.`,
    Discard: `${what}: discards.`,
    Total: `${what}: all.`,
  }),
});

/** Rows of a device and a number. */
const byDevice = (name: string, meta: ValueTemplate, description: string): CatalogFile => {
  const value = name.replace(/^bfq\.|_recursive$/g, '');
  return {
    ...ofEveryGroup(`blkio.${name}`, 'blkio'),
    format: { kind: 'lines', lines: [`{>} {${value}}`] },
    reference: REFERENCE,
    pace: paceOf(name),
    values: describeEach(meta, { [value]: description }),
  };
};

const QUEUED = floating(countOf('requests'));

/** The I/O controller of version 1, a source for each device by its numbers. `_recursive` includes descendants. */
export const V1_BLKIO: readonly CatalogFile[] = [
  ...['throttle', 'bfq'].flatMap((policy) =>
    ['', '_recursive'].flatMap((extent) => [
      byOperation(`${policy}.io_service_bytes${extent}`, BYTES, 'Data transferred'),
      byOperation(`${policy}.io_serviced${extent}`, REQUESTS, 'Requests'),
    ]),
  ),
  // From here on there only where BFQ was built to be debugged.
  byOperation('bfq.io_service_time', resettable(NANOSECONDS), 'Time that the device took'),
  byOperation('bfq.io_service_time_recursive', NANOSECONDS, 'Time that the device took'),
  byOperation('bfq.io_wait_time', resettable(NANOSECONDS), 'Time waited in the scheduler'),
  byOperation('bfq.io_wait_time_recursive', NANOSECONDS, 'Time waited in the scheduler'),
  byOperation('bfq.io_merged', resettable(REQUESTS), 'Requests merged into others'),
  byOperation('bfq.io_merged_recursive', REQUESTS, 'Requests merged into others'),
  byOperation('bfq.io_queued', QUEUED, 'Requests queued now'),
  byOperation('bfq.io_queued_recursive', QUEUED, 'Requests queued now'),
  byDevice('bfq.sectors', cumulative(UNITS.sectors), 'Data transferred.'),
  byDevice('bfq.sectors_recursive', cumulative(UNITS.sectors), 'Data transferred.'),
  byDevice('bfq.avg_queue_size', floating(countOf('requests')), 'Requests queued, on average.'),
  byDevice(
    'bfq.group_wait_time',
    resettable(NANOSECONDS),
    'Time that the cgroup waited for its turn, a request in hand.',
  ),
  byDevice(
    'bfq.idle_time',
    resettable(NANOSECONDS),
    'Time that the device was kept idle because the cgroup might go on.',
  ),
  byDevice(
    'bfq.empty_time',
    resettable(NANOSECONDS),
    'Time that the cgroup had no request and was not waited for.',
  ),
  byDevice(
    'bfq.dequeue',
    resettable(cumulative(countOf('times'))),
    'Times that the cgroup was taken off the list of those to be served.',
  ),
];
