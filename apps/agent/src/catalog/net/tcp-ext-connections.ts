import { countOf, UNITS } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn } from '../value-template.ts';

/** What no document describes is read from the places in net/ipv4 that count it. */
const SOURCE = 'net/ipv4';
const CONNECTIONS = cumulative(countOf('connections'));
const SEGMENTS = cumulative(countOf('segments'));

/** How connections begin and end. */
export const TCP_EXT_CONNECTIONS = {
  ...describeEach(SEGMENTS, {
    SyncookiesSent: 'SYN cookies sent, in place of remembering who wants to connect.',
    SyncookiesRecv: 'Answers received with a SYN cookie.',
    SyncookiesFailed: 'Answers received with a SYN cookie that is not valid.',
    ListenOverflows: 'Requests to connect dropped because the accept queue was full.',
    ListenDrops: 'Requests to connect dropped by sockets that listen, for whatever reason.',
    TCPKeepAlive: 'Segments sent only to see whether the other side is still there.',
  }),
  ...describeEach(CONNECTIONS, {
    TCPAbortOnData: 'Connections reset by a close with data still under way.',
    TCPAbortOnClose: 'Connections reset by a close with data that nobody had read.',
    TCPAbortOnMemory: 'Connections without a process that were reset for lack of memory.',
    TCPAbortOnTimeout: 'Connections given up because a timer ran out.',
    TCPAbortOnLinger: 'Connections reset while they waited for the other side to close.',
    TCPAbortFailed: 'Connections whose reset could not be sent.',
  }),
  ...describeEach(documentedIn(SOURCE, CONNECTIONS), {
    EmbryonicRsts: 'Connections reset before they were established.',
    TW: 'Connections put to wait in TIME-WAIT or FIN-WAIT-2 for more than 4 s.',
    TWKilled: 'Connections put to wait in TIME-WAIT or FIN-WAIT-2 for 4 s at most.',
    TWRecycled: 'Connections in TIME-WAIT whose place a new one took.',
    TCPTimeWaitOverflow: 'Connections closed at once because too many wait in TIME-WAIT.',
    TCPMigrateReqSuccess: 'Requests to connect moved to another socket that listens.',
    TCPMigrateReqFailure: 'Requests to connect that could not be moved to another socket.',
  }),
  ...describeEach(documentedIn(SOURCE, SEGMENTS), {
    TCPReqQFullDoCookies: 'Requests to connect answered with cookies because the queue was full.',
    TCPReqQFullDrop: 'Requests to connect dropped because the queue was full.',
    TCPDeferAcceptDrop: 'Handshakes left open until data comes, as TCP_DEFER_ACCEPT asks for.',
    OutOfWindowIcmps: 'ICMP errors dropped because they are about data that is not under way.',
    LockDroppedIcmps: 'ICMP errors dropped because a program held the socket.',
    TCPMinTTLDrop: 'Segments dropped because they had come too far (IP_MINTTL).',
  }),
  ...describeEach(documentedIn(SOURCE, cumulative(countOf('requests'))), {
    ArpFilter: 'ARP requests not answered because of arp_filter.',
  }),
  ...describeEach(
    documentedIn('Documentation/networking/ip-sysctl.rst', cumulative(countOf('packets'))),
    {
      IPReversePathFilter: 'Packets dropped by rp_filter, for their source is reached otherwise.',
    },
  ),
  ...describeEach(documentedIn(SOURCE, cumulative(countOf('times'))), {
    TCPMemoryPressures: 'Times that TCP as a whole came under memory pressure.',
  }),
  ...describeEach(documentedIn(SOURCE, cumulative(UNITS.milliseconds)), {
    TCPMemoryPressuresChrono: 'Time that TCP as a whole spent under memory pressure.',
  }),
};
