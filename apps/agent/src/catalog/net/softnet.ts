import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach, floating, type ValueTemplate } from '../value-template.ts';

/** struct softnet_data counts in unsigned int. */
const counted = (noun: string): ValueTemplate => ({ ...cumulative(countOf(noun)), width: 32 });

/** `_` where kernels once counted something, `>` for the CPU, which came with Linux 5.10 and without which no line is read. */
const COLUMNS = [
  'processed',
  'dropped',
  'time_squeeze',
  ...Array<string>(6).fill('_'),
  'received_rps',
  'flow_limit_count',
  'backlog_len',
  '>',
  'input_qlen',
  'process_qlen',
];

/** What each CPU that is online did with packets received. */
export const NET_SOFTNET: readonly CatalogFile[] = [
  {
    file: '/proc/net/softnet_stat',
    at: 'net/softnet',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [COLUMNS.map((name) => `{${name}:x}`).join(' ')],
    },
    reference: 'softnet_seq_show of net/core/net-procfs.c',
    values: {
      ...describeEach(counted('packets'), {
        processed: 'Packets received and worked on by this CPU.',
        dropped: 'Packets dropped because the backlog of this CPU was full.',
        flow_limit_count: 'Packets dropped because a few flows filled the backlog of this CPU.',
      }),
      ...describeEach(counted('times'), {
        time_squeeze:
          'Times that this CPU had to stop with packets left, for want of time or budget.',
        received_rps: 'Times that another CPU woke this one to work on packets that it was handed.',
      }),
      ...describeEach(floating(countOf('packets')), {
        backlog_len: 'Packets in the backlog of this CPU.',
        input_qlen: 'Packets of the backlog that wait.',
        process_qlen: 'Packets of the backlog that are being worked on.',
      }),
    },
  },
];
