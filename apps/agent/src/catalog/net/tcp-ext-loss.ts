import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn } from '../value-template.ts';

/** What no document describes is read from the places in net/ipv4 that count it. */
const SOURCE = 'net/ipv4';
const SEGMENTS = cumulative(countOf('segments'));
const TIMES = cumulative(countOf('times'));
const BUFFERS = cumulative(countOf('buffers'));

/** Segments that got lost or were thought to be. */
export const TCP_EXT_LOSS = {
  ...describeEach(SEGMENTS, {
    TCPFastRetrans: 'Segments sent again before their timeout.',
    TCPSlowStartRetrans: 'Segments sent again after a timeout.',
    TCPLostRetransmit: 'Segments sent again that got lost again.',
    TCPRetransFail: 'Segments that were to be sent again and could not be.',
    TCPSynRetrans: 'Requests to connect, and answers to them, that were sent again.',
    TCPSpuriousRtxHostQueues: 'Segments not sent again because this host had not sent them yet.',
    TCPOrigDataSent: 'Segments with data sent for the first time.',
    TCPLossProbes: 'Segments sent to find out whether the last ones got lost.',
    TCPDSACKOldSent: 'Duplicates reported to the other side that had been acknowledged before.',
    TCPDSACKOfoSent: 'Duplicates reported to the other side that had come out of order.',
    TCPDSACKRecv: 'Duplicates reported by the other side that it had acknowledged before.',
    TCPDSACKOfoRecv: 'Duplicates reported by the other side that had come out of order.',
  }),
  ...describeEach(TIMES, {
    TCPRenoRecovery: 'Times that recovery from a loss began without selective acknowledgement.',
    TCPSackRecovery: 'Times that recovery from a loss began with selective acknowledgement.',
    TCPSACKReneging: 'Times that the other side dropped what it had acknowledged selectively.',
    TCPSACKReorder: 'Times that selective acknowledgements showed segments out of order.',
    TCPRenoReorder: 'Times that repeated acknowledgements showed segments out of order.',
    TCPTSReorder: 'Times that a hole that was filled showed segments out of order.',
    TCPLossProbeRecovery: 'Losses found and made good by a probe.',
    TCPSpuriousRTOs: 'Timeouts found by F-RTO to have been premature.',
  }),
  ...describeEach(cumulative(countOf('blocks')), {
    TCPSACKDiscard: 'Selective acknowledgements dropped because they make no sense.',
    TCPDSACKIgnoredOld: 'Reports of duplicates ignored although segments had been sent again.',
    TCPDSACKIgnoredNoUndo: 'Reports of duplicates ignored because nothing had been sent again.',
  }),
  ...describeEach(BUFFERS, {
    TCPSackShifted: 'Buffers of which a part was joined to the one before once acknowledged.',
    TCPSackMerged: 'Buffers joined to the one before once acknowledged.',
    TCPSackShiftFallback: 'Buffers that could not be joined to the one before.',
  }),
  ...describeEach(documentedIn(SOURCE, TIMES), {
    TCPTimeouts: 'Timeouts of data and of answers to requests to connect that nobody acknowledged.',
    TCPFullUndo: 'Recoveries undone once all that had been sent again proved needless.',
    TCPPartialUndo: 'Recoveries undone early because a segment proved only late.',
    TCPDSACKUndo: 'Recoveries undone because the other side reported only duplicates.',
    TCPLossUndo: 'Recoveries from a timeout undone because nothing had been lost.',
    TCPRenoFailures: 'First timeouts after repeated acknowledgements, without selective ones.',
    TCPSackFailures: 'First timeouts after selective acknowledgements.',
    TCPLossFailures: 'First timeouts while the loss of an earlier timeout was made good.',
    TCPRenoRecoveryFail: 'First timeouts in a recovery without selective acknowledgement.',
    TCPSackRecoveryFail: 'First timeouts in a recovery with selective acknowledgement.',
    TCPDSACKIgnoredDubious: 'Reports of duplicates ignored because they report too many.',
  }),
  ...describeEach(documentedIn(SOURCE, SEGMENTS), {
    TCPDSACKRecvSegs: 'Segments that the other side reported as duplicates.',
    TCPWinProbe: 'Segments sent to see whether a closed window has opened.',
  }),
};
