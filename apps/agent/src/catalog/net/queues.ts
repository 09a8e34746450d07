import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { valueFiles } from '../value-files.ts';
import { clearedBy, cumulative, describeEach, floating, peak } from '../value-template.ts';

const REFERENCE = 'Documentation/ABI/testing/sysfs-class-net-queues';

/** Transmit queues. A large host has thousands, so how full they may be is read for those who ask. */
export const NET_QUEUES: readonly CatalogFile[] = [
  ...valueFiles(
    {
      file: '/sys/class/net/*/queues/tx-#',
      at: 'net/queues/*/tx-#',
      filesystem: 'sysfs',
      reference: REFERENCE,
      pace: 'slow',
    },
    describeEach(cumulative(countOf('timeouts')), {
      tx_timeout: 'Times that the device took too long to transmit from this queue.',
    }),
  ),
  ...valueFiles(
    {
      file: '/sys/class/net/*/queues/tx-#/byte_queue_limits',
      at: 'net/queues/*/tx-#',
      filesystem: 'sysfs',
      reference: REFERENCE,
      pace: 'asked',
    },
    {
      ...describeEach(floating(UNITS.bytes), {
        inflight: 'Data handed to the device and not transmitted yet.',
        limit: 'Data that may be handed to the device at present, as the kernel adapts it.',
      }),
      ...describeEach(cumulative(countOf('stalls')), {
        stall_cnt: 'Times that the device completed no transmission for too long.',
      }),
      // Neither the document nor the file names the unit: it is the jiffies that dql_check_stall counts.
      ...describeEach(clearedBy(clearByWriting('0\n'), peak(countOf('jiffies'))), {
        stall_max: 'Longest time in which the device completed no transmission.',
      }),
    },
  ),
];
