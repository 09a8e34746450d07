import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach, floating, undescribed } from '../value-template.ts';

const DROPPED = cumulative(countOf('packets'));

/** IPsec and TLS in the kernel. */
export const NET_SECURITY: readonly CatalogFile[] = [
  {
    file: '/proc/net/xfrm_stat',
    at: 'net/xfrm',
    filesystem: 'procfs',
    format: { kind: 'flat-keyed' },
    reference: 'Documentation/networking/xfrm_proc.rst',
    pace: 'slow',
    values: describeEach(DROPPED, {
      XfrmInError: 'Packets received and dropped for a reason without a counter of its own.',
      XfrmInBufferError: 'Packets received and dropped for lack of buffers.',
      XfrmInHdrError: 'Packets received and dropped for an error in their header.',
      XfrmInNoStates: 'Packets received and dropped because they fit no security association.',
      XfrmInStateProtoError: 'Packets received that could not be decrypted or verified.',
      XfrmInStateModeError:
        'Packets received and dropped for an error of tunnel or transport mode.',
      XfrmInStateSeqError: 'Packets received with a sequence number outside the window.',
      XfrmInStateExpired: 'Packets received for a security association that has expired.',
      XfrmInStateMismatch: 'Packets received for a security association with other options.',
      XfrmInStateInvalid: 'Packets received for a security association that is not valid.',
      XfrmInTmplMismatch: 'Packets received whose security associations do not fit their policy.',
      XfrmInNoPols: 'Packets received for whose security associations there is no policy.',
      XfrmInPolBlock: 'Packets received and dropped because a policy says so.',
      XfrmInPolError: 'Packets received and dropped for an error of their policy.',
      XfrmInStateDirError: 'Packets received for a security association that is for sending.',
      XfrmInIptfsError: 'Packets received and dropped for an error of IP-TFS.',
      XfrmOutError: 'Packets not sent for a reason without a counter of its own.',
      XfrmOutBundleGenError: 'Packets not sent because their transformations could not be set up.',
      XfrmOutBundleCheckError: 'Packets not sent because their transformations no longer held.',
      XfrmOutNoStates: 'Packets not sent for lack of a security association.',
      XfrmOutStateProtoError: 'Packets not sent because they could not be encrypted or signed.',
      XfrmOutStateModeError: 'Packets not sent for an error of tunnel or transport mode.',
      XfrmOutStateSeqError: 'Packets not sent because sequence numbers were used up.',
      XfrmOutStateExpired: 'Packets not sent because their security association has expired.',
      XfrmOutPolBlock: 'Packets not sent because a policy says so.',
      XfrmOutPolDead: 'Packets not sent because their policy was being removed.',
      XfrmOutPolError: 'Packets not sent for an error of their policy.',
      XfrmOutStateInvalid: 'Packets not sent because their security association is not valid.',
      XfrmOutStateDirError: 'Packets not sent because their security association is for receiving.',
      XfrmOutNoQueueSpace: 'Packets not sent because the queue of IP-TFS was full.',
      XfrmFwdHdrError: 'Packets not passed on because that is not allowed.',
      XfrmAcquireError: 'Packets dropped while their security association was being set up.',
    }),
    patterns: [{ match: 'Xfrm*Error', meta: undescribed(DROPPED) }],
  },
  {
    file: '/proc/net/tls_stat',
    at: 'net/tls',
    filesystem: 'procfs',
    format: { kind: 'flat-keyed' },
    reference: 'Documentation/networking/tls.rst',
    values: {
      ...describeEach(floating(countOf('sessions')), {
        TlsCurrTxSw: 'Sessions whose data is encrypted by the CPU.',
        TlsCurrRxSw: 'Sessions whose data is decrypted by the CPU.',
        TlsCurrTxDevice: 'Sessions whose data is encrypted by the network device.',
        TlsCurrRxDevice: 'Sessions whose data is decrypted by the network device.',
      }),
      ...describeEach(cumulative(countOf('sessions')), {
        TlsTxSw: 'Sessions opened whose data is encrypted by the CPU.',
        TlsRxSw: 'Sessions opened whose data is decrypted by the CPU.',
        TlsTxDevice: 'Sessions opened whose data is encrypted by the network device.',
        TlsRxDevice: 'Sessions opened whose data is decrypted by the network device.',
      }),
      ...describeEach(cumulative(countOf('records')), {
        TlsDecryptError: 'Records that could not be decrypted.',
        TlsDecryptRetry: 'Records decrypted again because of how they were padded.',
        TlsRxNoPadViolation: 'Data records decrypted again because their padding was not expected.',
      }),
      ...describeEach(cumulative(countOf('times')), {
        TlsRxDeviceResync: 'Times that a device was told anew where it is in a stream.',
      }),
    },
    patterns: [{ match: 'TlsCurr*', meta: undescribed(floating(UNITS.none)) }],
  },
];
