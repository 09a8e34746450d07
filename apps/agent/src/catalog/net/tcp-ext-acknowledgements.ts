import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn } from '../value-template.ts';

/** What no document describes is read from the places in net/ipv4 that count it. */
const SOURCE = 'net/ipv4';
const ACKS = cumulative(countOf('acknowledgements'));

/** Acknowledgements received, delayed, and not sent. */
export const TCP_EXT_ACKNOWLEDGEMENTS = {
  ...describeEach(ACKS, {
    TCPPureAcks: 'Acknowledgements without data received on the slow path.',
    TCPHPAcks: 'Acknowledgements without data received on the fast path.',
    DelayedACKs: 'Acknowledgements sent because their delay was over.',
    DelayedACKLocked: 'Acknowledgements put off further because a program held the socket.',
    DelayedACKLost: 'Segments received anew because their acknowledgement was late or lost.',
    TCPChallengeACK: 'Challenges sent to those who may be forging a segment.',
    TCPSYNChallenge: 'Challenges due because of a SYN in an established connection.',
    TCPACKSkippedSynRecv: 'Acknowledgements not sent in SYN-RECEIVED, too many being due.',
    TCPACKSkippedPAWS: 'Acknowledgements of old timestamps not sent, too many being due.',
    TCPACKSkippedSeq: 'Acknowledgements of wrong sequence numbers not sent, too many being due.',
    TCPACKSkippedFinWait2: 'Acknowledgements not sent in FIN-WAIT-2, too many being due.',
    TCPACKSkippedTimeWait: 'Acknowledgements not sent in TIME-WAIT, too many being due.',
    TCPACKSkippedChallenge: 'Challenges not sent, too many being due.',
  }),
  ...describeEach(documentedIn(SOURCE, ACKS), {
    TCPAckCompressed: 'Acknowledgements saved by sending one for several segments.',
  }),
  ...describeEach(documentedIn(SOURCE, cumulative(countOf('segments'))), {
    TCPDelivered: 'Segments sent that the other side acknowledged.',
    TCPDeliveredCE: 'Segments sent whose acknowledgement told of congestion.',
  }),
};
