import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { valueFiles } from '../value-files.ts';
import { cumulative, describeEach, floating } from '../value-template.ts';

const REFERENCE = 'Documentation/admin-guide/sysctl/fs.rst';
const DENTRIES = floating(countOf('dentries'));
const INODES = floating(countOf('inodes'));
const FILES = floating(countOf('files'));
const QUOTAS = countOf('quotas');

const row = (name: string, place: string, columns: readonly string[]) =>
  ({
    file: `/proc/sys/fs/${name}`,
    at: `fs/${place}`,
    filesystem: 'procfs',
    format: { kind: 'row', columns },
    reference: REFERENCE,
  }) as const;

/** What all file systems have in common. inode-nr is left out: it repeats the first two numbers of inode-state. */
export const VFS: readonly CatalogFile[] = [
  {
    ...row('dentry-state', 'dentry', [
      'nr_dentry',
      'nr_unused',
      'age_limit',
      'want_pages',
      'nr_negative',
    ]),
    values: {
      ...describeEach(DENTRIES, {
        nr_dentry: 'Directory entries in memory.',
        nr_unused: 'Directory entries that nobody uses and that are kept for the next who might.',
        nr_negative: 'Unused directory entries that remember that there is no such file.',
      }),
      ...describeEach(floating(UNITS.seconds), {
        age_limit: 'Always 45, and printed only for programs that expect it.',
      }),
      ...describeEach(floating(countOf('pages')), {
        want_pages: 'Always zero, and printed only for programs that expect it.',
      }),
    },
  },
  {
    ...row('inode-state', 'inode', ['nr_inodes', 'nr_free_inodes', 'preshrink']),
    values: {
      ...describeEach(INODES, {
        nr_inodes: 'Inodes in memory.',
        nr_free_inodes: 'Inodes that nobody uses and that are kept for the next who might.',
      }),
      ...describeEach(floating(UNITS.boolean), {
        preshrink: 'Always zero, and printed only for programs that expect it.',
      }),
    },
  },
  {
    file: '/sys/kernel/debug/multigrain_timestamps',
    at: 'fs/inode/timestamps',
    filesystem: 'debugfs',
    format: {
      kind: 'row',
      columns: ['ctime_updates', 'ctime_swaps', 'fine_stamps', 'floor_swaps'],
    },
    reference: 'Documentation/filesystems/multigrain-ts.rst',
    pace: 'slow',
    values: describeEach(cumulative(countOf('times')), {
      ctime_updates: 'Times that the time of change of an inode was brought up to date.',
      ctime_swaps: 'Times that it was in fact replaced by a later one.',
      fine_stamps: 'Times that a fine-grained time was taken, for somebody had looked at the last.',
      floor_swaps:
        'Times that the floor for coarse-grained times was raised to a fine-grained one.',
    }),
  },
  {
    ...row('file-nr', 'file', ['allocated', 'unused', 'max']),
    values: describeEach(FILES, {
      allocated: 'Open files of the whole system.',
      unused: 'Always zero, and printed only for programs that expect it.',
      max: 'Open files that the whole system may have.',
    }),
  },
  ...valueFiles(
    {
      file: '/proc/sys/fs',
      at: 'fs/aio',
      filesystem: 'procfs',
      reference: REFERENCE,
      pace: 'slow',
    },
    describeEach(floating(countOf('requests')), {
      'aio-nr': 'Asynchronous requests that programs set themselves up for.',
    }),
  ),
  ...valueFiles(
    {
      file: '/proc/sys/fs/quota',
      at: 'fs/quota',
      filesystem: 'procfs',
      reference: 'fs/quota/dquot.c',
      pace: 'slow',
    },
    {
      ...describeEach(cumulative(QUOTAS), {
        lookups: 'Quotas looked for.',
        cache_hits: 'Quotas looked for and found in memory.',
        drops: 'Quotas given back by those who used them.',
        reads: 'Quotas read from disk.',
        writes: 'Quotas written to disk.',
      }),
      ...describeEach(cumulative(countOf('times')), {
        syncs: 'Times that all quotas were written to disk.',
      }),
      ...describeEach(floating(QUOTAS), {
        allocated_dquots: 'Quotas in memory.',
        free_dquots: 'Quotas in memory that nobody uses.',
      }),
    },
  ),
  ...valueFiles(
    {
      file: '/sys/fs/fuse/connections/#',
      at: 'fs/fuse/#',
      filesystem: 'sysfs',
      reference: 'Documentation/filesystems/fuse.rst',
    },
    describeEach(floating(countOf('requests')), {
      waiting: 'Requests that wait for the server of the file system or are with it.',
    }),
  ),
];
