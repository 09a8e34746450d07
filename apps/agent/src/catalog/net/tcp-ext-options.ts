import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn } from '../value-template.ts';

/** What no document describes is read from the places in net/ipv4 that count it. */
const SOURCE = 'net/ipv4';
const SEGMENTS = documentedIn(SOURCE, cumulative(countOf('segments')));
const TIMES = cumulative(countOf('times'));
const CONNECTIONS = cumulative(countOf('connections'));
/** Congestion windows are measured in segments. */
const WINDOWS = cumulative(countOf('segments'));

/** Fast Open, signatures, the search for the right rate and path, and the packing of data that is sent. */
export const TCP_EXT_OPTIONS = {
  ...describeEach(CONNECTIONS, {
    TCPFastOpenActive: 'Connections begun from here whose first segment had data that was taken.',
    TCPFastOpenActiveFail: 'Connections begun from here whose first segment had data, in vain.',
    TCPFastOpenPassive: 'Connections begun by others with data that we took.',
    TCPFastOpenPassiveFail: 'Connections begun by others with data that we refused.',
    TCPFastOpenListenOverflow: 'Connections begun with data, refused because too many are pending.',
  }),
  ...describeEach(TIMES, {
    TCPFastOpenCookieReqd: 'Times that a cookie for Fast Open was asked for.',
    TCPHystartTrainDetect:
      'Times that slow start ended because of how close acknowledgements came.',
    TCPHystartDelayDetect: 'Times that slow start ended because of a growing delay.',
  }),
  ...describeEach(WINDOWS, {
    TCPHystartTrainCwnd:
      'Congestion windows at the ends that TCPHystartTrainDetect counts, in all.',
    TCPHystartDelayCwnd:
      'Congestion windows at the ends that TCPHystartDelayDetect counts, in all.',
  }),
  ...describeEach(cumulative(countOf('segments')), {
    TCPAutoCorking: 'Small segments held back to be merged with what follows.',
  }),
  ...describeEach(documentedIn(SOURCE, TIMES), {
    TCPFastOpenBlackhole:
      'Times that Fast Open was turned off for a while, the path not bearing it.',
    TCPMTUPFail: 'Times that a probe for larger segments got lost.',
    TCPMTUPSuccess: 'Times that a probe for larger segments got through.',
    TcpTimeoutRehash: 'Times that another path was tried after a timeout.',
    TcpDuplicateDataRehash: 'Times that another path was tried after data had come twice.',
    TCPPLBRehash: 'Times that another path was tried because of congestion.',
    TCPWqueueTooBig: 'Times that a segment could not be split, too much being queued.',
  }),
  ...describeEach(documentedIn(SOURCE, CONNECTIONS), {
    TCPFastOpenPassiveAltKey: 'Connections begun with data and a cookie made with the other key.',
  }),
  ...describeEach(SEGMENTS, {
    TCPMD5NotFound: 'Segments dropped for lack of the MD5 signature that was due.',
    TCPMD5Unexpected: 'Segments dropped for an MD5 signature where none is expected.',
    TCPMD5Failure: 'Segments dropped for a wrong MD5 signature.',
    TCPAORequired: 'Segments dropped for lack of the TCP-AO signature that was due.',
    TCPAOBad: 'Segments dropped for a wrong TCP-AO signature.',
    TCPAOKeyNotFound: 'Segments dropped because nobody knows the key of their TCP-AO signature.',
    TCPAOGood: 'Segments with a TCP-AO signature that proved right.',
  }),
  ...describeEach(documentedIn(SOURCE, cumulative(countOf('messages'))), {
    TCPAODroppedIcmps: 'ICMP errors dropped because they are about a connection with TCP-AO.',
  }),
};
