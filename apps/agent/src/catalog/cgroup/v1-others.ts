import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import {
  clearedBy,
  cumulative,
  describeEach,
  floating,
  peak,
  type ValueTemplate,
} from '../value-template.ts';
import { ofEveryGroup } from './group-file.ts';

/** As memory's: any text does. */
const CLEAR = clearByWriting('0\n');

/** hugetlb.2MB.usage_in_bytes and its like: the page size is part of the name. */
const hugePages = (suffix: string, meta: ValueTemplate, description: string): CatalogFile => ({
  ...ofEveryGroup(`hugetlb.*.${suffix}`, 'hugetlb'),
  format: { kind: 'scalar' },
  reference: 'Documentation/admin-guide/cgroup-v1/hugetlb.rst',
  values: {},
  patterns: [{ match: '*', meta: { ...meta, description } }],
  pace: 'slow',
});

const USAGE = floating(UNITS.bytes);
const PEAK = clearedBy(CLEAR, peak(UNITS.bytes));
const REFUSED = clearedBy(CLEAR, cumulative(countOf('times')));

/** Controllers of version 1 with little to tell. */
export const V1_OTHERS: readonly CatalogFile[] = [
  hugePages('rsvd.usage_in_bytes', USAGE, 'Huge pages of this size reserved or in use.'),
  hugePages('usage_in_bytes', USAGE, 'Huge pages of this size in use.'),
  hugePages('rsvd.max_usage_in_bytes', PEAK, 'Most huge pages of this size reserved or in use.'),
  hugePages('max_usage_in_bytes', PEAK, 'Most huge pages of this size in use so far.'),
  hugePages('rsvd.failcnt', REFUSED, 'Times that a huge page could not be reserved.'),
  hugePages('failcnt', REFUSED, 'Times that a huge page could not be had because of the limit.'),
  {
    ...ofEveryGroup('cpuset.memory_pressure', 'cpuset'),
    format: { kind: 'scalar' },
    reference: 'Documentation/admin-guide/cgroup-v1/cpusets.rst',
    pace: 'slow',
    values: describeEach(floating(UNITS.none), {
      'cpuset.memory_pressure':
        'Rate at which tasks had to reclaim memory lately, in attempts per 1,000 seconds.',
    }),
  },
];
