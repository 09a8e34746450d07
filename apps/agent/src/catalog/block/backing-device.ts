import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach, floating } from '../value-template.ts';

const LEVEL = floating(UNITS.kibibytes);
const TOTAL = cumulative(UNITS.kibibytes);
const INODES = floating(countOf('inodes'));

/** Lines of `key: N kB` and of `key: N`. The state of a device is a mask of bits, and left out. */
const sized = (name: string): string => `${name}: {${name}} kB`;
const counted = (name: string): string => `${name}: {${name}}`;
const LISTS = ['b_dirty', 'b_io', 'b_more_io', 'b_dirty_time'].map(counted);

/**
 * What is to be written to a device, by its number. Both files walk all dirty inodes with a lock held that writers need. The
 * second has a block for each control group, named after the number of the group's inode; they add up to the first.
 */
export const BACKING_DEVICE: readonly CatalogFile[] = [
  {
    file: '/sys/kernel/debug/bdi/*/stats',
    at: 'bdi/*',
    filesystem: 'debugfs',
    format: {
      kind: 'lines',
      lines: [
        ...[
          'BdiWriteback',
          'BdiReclaimable',
          'BdiDirtyThresh',
          'DirtyThresh',
          'BackgroundThresh',
          'BdiDirtied',
          'BdiWritten',
        ].map(sized),
        'BdiWriteBandwidth: {BdiWriteBandwidth} kBps',
        ...LISTS,
      ],
    },
    reference: 'bdi_debug_stats_show of mm/backing-dev.c',
    pace: 'slow',
    values: {
      ...describeEach(LEVEL, {
        BdiWriteback: 'Data being written to this device now.',
        BdiReclaimable: 'Data changed in memory that is to be written to this device.',
        BdiDirtyThresh: 'Changed data of this device at which writers are made to wait.',
        DirtyThresh: 'Changed data of all devices at which writers are made to wait.',
        BackgroundThresh: 'Changed data of all devices at which the kernel starts to write it.',
        BdiWriteBandwidth: 'Data that this device is thought to write in a second.',
      }),
      ...describeEach(TOTAL, {
        BdiDirtied: 'Data of this device that was changed in memory.',
        BdiWritten: 'Data of this device that was written back.',
      }),
      ...describeEach(INODES, {
        b_dirty: 'Inodes of this device with data to be written.',
        b_io: 'Inodes of this device next to be written.',
        b_more_io: 'Inodes of this device to be written further.',
        b_dirty_time: 'Inodes of this device of which only a time is to be written.',
      }),
    },
  },
  {
    file: '/sys/kernel/debug/bdi/*/wb_stats',
    at: 'bdi/*/cgroup',
    filesystem: 'debugfs',
    format: {
      kind: 'lines',
      lines: [
        'WbCgIno: {>}',
        ...['WbWriteback', 'WbReclaimable', 'WbDirtyThresh', 'WbDirtied', 'WbWritten'].map(sized),
        'WbWriteBandwidth: {WbWriteBandwidth} kBps',
        ...LISTS,
      ],
    },
    reference: 'wb_stats_show of mm/backing-dev.c',
    pace: 'asked',
    values: {
      ...describeEach(LEVEL, {
        WbWriteback: 'Data of this control group being written now.',
        WbReclaimable: 'Data of this control group changed in memory that is to be written.',
        WbDirtyThresh: 'Changed data of this control group at which writers are made to wait.',
        WbWriteBandwidth: 'Data that the device is thought to write for this group in a second.',
      }),
      ...describeEach(TOTAL, {
        WbDirtied: 'Data of this control group that was changed in memory.',
        WbWritten: 'Data of this control group that was written back.',
      }),
      ...describeEach(INODES, {
        b_dirty: 'Inodes of this control group with data to be written.',
        b_io: 'Inodes of this control group next to be written.',
        b_more_io: 'Inodes of this control group to be written further.',
        b_dirty_time: 'Inodes of this control group of which only a time is to be written.',
      }),
    },
  },
];
