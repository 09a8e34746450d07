import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach, undescribed } from '../value-template.ts';

const PACKETS = cumulative(countOf('packets'));
const ERRORS = cumulative(countOf('errors'));

/** Interfaces of the network namespace that the agent runs in. */
export const NET_DEV: readonly CatalogFile[] = [
  {
    file: '/proc/net/dev',
    at: 'net/dev',
    filesystem: 'procfs',
    format: { kind: 'net-dev' },
    reference: 'Documentation/networking/statistics.rst',
    values: {
      ...describeEach(cumulative(UNITS.bytes), {
        rx_bytes: 'Data received.',
        tx_bytes: 'Data transmitted.',
      }),
      ...describeEach(PACKETS, {
        rx_packets: 'Packets received.',
        rx_drop: 'Packets received and dropped for lack of room or of anybody who wanted them.',
        rx_compressed: 'Compressed packets received, as some serial line protocols have them.',
        rx_multicast: 'Multicast packets received.',
        tx_packets: 'Packets transmitted.',
        tx_drop: 'Packets dropped on their way out.',
        tx_compressed: 'Compressed packets transmitted, as some serial line protocols have them.',
      }),
      ...describeEach(ERRORS, {
        rx_errs: 'Bad packets received.',
        rx_fifo: 'Overruns of the buffer that packets are received into.',
        rx_frame: 'Packets received with a wrong length, checksum or alignment.',
        tx_errs: 'Packets that could not be transmitted.',
        tx_fifo: 'Underruns of the buffer that packets are transmitted from.',
        tx_carrier: 'Transmissions that failed for loss of carrier, time-outs and aborts included.',
      }),
      ...describeEach(cumulative(countOf('collisions')), {
        tx_colls: 'Collisions seen while transmitting.',
      }),
    },
    patterns: [
      { match: 'rx_*', meta: undescribed(cumulative(UNITS.none)) },
      { match: 'tx_*', meta: undescribed(cumulative(UNITS.none)) },
    ],
  },
];
