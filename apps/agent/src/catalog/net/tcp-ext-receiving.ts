import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn } from '../value-template.ts';

/** What no document describes is read from the places in net/ipv4 and net/core that count it. */
const SOURCE = 'net/ipv4';
const SEGMENTS = cumulative(countOf('segments'));
const TIMES = cumulative(countOf('times'));

/** Segments received, and the room for them. */
export const TCP_EXT_RECEIVING = {
  ...describeEach(SEGMENTS, {
    TCPHPHits: 'Segments with data that took the fast path.',
    PAWSActive: 'Segments dropped while connecting, their timestamp being too old.',
    PAWSEstab: 'Segments dropped once connected, their timestamp being too old.',
    TCPRcvCoalesce: 'Segments merged in the receive queue with the one before.',
    TCPOFOQueue: 'Segments that came out of order and were queued.',
    TCPOFODrop: 'Segments that came out of order and were dropped for lack of memory.',
    TCPOFOMerge: 'Segments that came out of order and overlapped with others.',
  }),
  ...describeEach(TIMES, {
    PruneCalled: 'Times that a socket had to make room in its receive queues.',
    OfoPruned: 'Times that segments out of order were dropped to make room.',
    RcvPruned: 'Times that a socket could not make room enough in its receive queues.',
    TCPFromZeroWindowAdv: 'Times that a receive window opened again after it had been closed.',
    TCPToZeroWindowAdv: 'Times that a receive window was closed.',
    TCPWantZeroWindowAdv: 'Times that a receive window was to be closed, for lack of memory.',
  }),
  ...describeEach(cumulative(countOf('buffers')), {
    TCPRcvCollapsed: 'Buffers freed by packing their data into others.',
  }),
  ...describeEach(documentedIn(SOURCE, SEGMENTS), {
    PAWSOldAck: 'Acknowledgements without data dropped, their timestamp being too old.',
    PAWSTimewait: 'Segments dropped in TIME-WAIT, their timestamp being too old.',
    BeyondWindow: 'Segments dropped because they reach beyond the receive window.',
    TSEcrRejected: 'Segments dropped because they echo a timestamp that was never sent.',
    TCPBacklogCoalesce: 'Segments merged in the backlog of a socket that a program held.',
    TCPBacklogDrop: 'Segments dropped because the backlog of their socket was full.',
    TCPRcvQDrop: 'Segments dropped because the receive queue of their socket was full.',
    TCPZeroWindowDrop: 'Segments dropped because the receive window was closed.',
    PFMemallocDrop: 'Packets dropped because the memory they came in is for swapping only.',
  }),
  ...describeEach(documentedIn(SOURCE, cumulative(countOf('packets'))), {
    BusyPollRxPackets: 'Packets received by a program that polled the device for them.',
  }),
};
