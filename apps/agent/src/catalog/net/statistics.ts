import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { valueFiles } from '../value-files.ts';
import { cumulative, describeEach, undescribed, type ValueTemplate } from '../value-template.ts';

const PACKETS = cumulative(countOf('packets'));
const ERRORS = cumulative(countOf('errors'));
/** Documentation/ABI/testing/sysfs-class-net calls them 32-bit, and they are atomic_t. */
const CHANGES: ValueTemplate = { ...cumulative(countOf('changes')), width: 32 };

/**
 * What /proc/net/dev folds together, a file each: its rx_frame is three of them, its tx_carrier four. Twenty-four files an
 * interface cost thirty times what its line in /proc/net/dev does, so they are read for those who ask.
 */
const STATISTICS: CatalogFile = {
  file: '/sys/class/net/*/statistics/*',
  at: 'net/statistics/*/*',
  filesystem: 'sysfs',
  format: { kind: 'scalar' },
  reference: 'Documentation/ABI/testing/sysfs-class-net-statistics',
  pace: 'asked',
  values: {
    ...describeEach(cumulative(UNITS.bytes), {
      rx_bytes: 'Data received.',
      tx_bytes: 'Data transmitted.',
    }),
    ...describeEach(PACKETS, {
      rx_packets: 'Good packets received.',
      rx_dropped: 'Packets received and dropped for lack of room or of anybody who wanted them.',
      rx_missed_errors: 'Packets that the device had no room to receive.',
      rx_nohandler: 'Packets dropped because they came in on an inactive device.',
      rx_compressed: 'Compressed packets received, as some serial line protocols have them.',
      multicast: 'Multicast packets received.',
      tx_packets: 'Packets transmitted.',
      tx_dropped: 'Packets dropped on their way out.',
      tx_compressed: 'Compressed packets transmitted, as some serial line protocols have them.',
    }),
    ...describeEach(ERRORS, {
      rx_errors: 'Bad packets received.',
      rx_length_errors: 'Packets received that were too long or too short.',
      rx_over_errors: 'Packets received that were longer than the device is set to take.',
      rx_crc_errors: 'Packets received with a wrong checksum of the link layer.',
      rx_frame_errors: 'Packets received with a wrong alignment.',
      rx_fifo_errors: 'Overruns of the buffer that packets are received into.',
      tx_errors: 'Packets that could not be transmitted.',
      tx_aborted_errors: 'Transmissions given up, after too many collisions for example.',
      tx_carrier_errors: 'Transmissions that failed for loss of carrier.',
      tx_fifo_errors: 'Underruns of the buffer that packets are transmitted from.',
      tx_heartbeat_errors: 'Transmissions after which the transceiver gave no sign of life.',
      tx_window_errors: 'Transmissions that failed because of a collision late in the packet.',
    }),
    ...describeEach(cumulative(countOf('collisions')), {
      collisions: 'Collisions seen while transmitting.',
    }),
  },
  patterns: [{ match: '*', meta: undescribed(cumulative(UNITS.none)) }],
};

/** Interfaces as sysfs shows them. */
export const NET_STATISTICS: readonly CatalogFile[] = [
  STATISTICS,
  ...valueFiles(
    {
      file: '/sys/class/net/*',
      at: 'net/carrier/*',
      filesystem: 'sysfs',
      reference: 'Documentation/ABI/testing/sysfs-class-net',
      pace: 'slow',
    },
    describeEach(CHANGES, {
      carrier_changes: 'Times that the link came up or went down.',
      carrier_up_count: 'Times that the link came up.',
      carrier_down_count: 'Times that the link went down.',
    }),
  ),
];
