import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach, floating } from '../value-template.ts';

const TRANSACTIONS = cumulative(countOf('transactions'));
const BLOCKS = floating(countOf('blocks'));

/** Journals of ext4 and OCFS2. Averages are over all transactions since the journal was opened, but for that of commits. */
export const JBD2: readonly CatalogFile[] = [
  {
    file: '/proc/fs/jbd2/*/info',
    at: 'fs/jbd2/*',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        '{transactions} transactions ({requested} requested), each up to {_} blocks',
        '{avg_wait_ms}ms waiting for transaction',
        '{avg_request_delay_ms}ms request delay',
        '{avg_running_ms}ms running transaction',
        '{avg_locked_ms}ms transaction was being locked',
        '{avg_flushing_ms}ms flushing data (in ordered mode)',
        '{avg_logging_ms}ms logging transaction',
        '{avg_commit_us}us average transaction commit time',
        '{avg_handles} handles per transaction',
        '{avg_blocks} blocks per transaction',
        '{avg_logged_blocks} logged blocks per transaction',
      ],
    },
    reference: 'jbd2_seq_info_show of fs/jbd2/journal.c',
    pace: 'slow',
    values: {
      ...describeEach(TRANSACTIONS, {
        transactions: 'Transactions committed.',
        requested: 'Transactions committed because somebody asked for it, with fsync for example.',
      }),
      ...describeEach(floating(UNITS.milliseconds), {
        avg_wait_ms: 'Longest wait of an operation for its transaction, on average.',
        avg_request_delay_ms: 'Time from a request to commit to its beginning, on average.',
        avg_running_ms: 'Time that a transaction was open, on average.',
        avg_locked_ms: 'Time that a transaction waited for the operations in it, on average.',
        avg_flushing_ms: 'Time that data took to be written ahead of its transaction, on average.',
        avg_logging_ms: 'Time that a transaction took to be written to the journal, on average.',
      }),
      ...describeEach(floating(UNITS.microseconds), {
        avg_commit_us: 'Time that a commit took of late, as a moving average.',
      }),
      ...describeEach(floating(countOf('operations')), {
        avg_handles: 'Operations in a transaction, on average.',
      }),
      ...describeEach(BLOCKS, {
        avg_blocks: 'Blocks changed in a transaction, on average.',
        avg_logged_blocks: 'Blocks that a transaction took in the journal, on average.',
      }),
    },
  },
];
