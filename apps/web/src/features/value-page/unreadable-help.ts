import { LOCKDOWN, NOT_READ } from '@statsfs/core/model';

const EPERM = 1;
const ENOENT = 2;
const EACCES = 13;
const ENODEV = 19;
const ENOTCONN = 107;
const ETIMEDOUT = 110;

/** What would help, in plain sentences; undefined when there is nothing to be done but wait. */
export function helpFor(code: number, path: string): string | undefined {
  switch (code) {
    case LOCKDOWN:
      return path.startsWith('kvm/')
        ? 'Kernel lockdown refuses debugfs files that can be written, even to root. The same statistics come through the binary descriptors of KVM, which a recent kernel offers to the process that runs the virtual machine, and through QMP of QEMU.'
        : 'Kernel lockdown refuses debugfs files whose mode has a bit beyond 0444, even to root. It is set at boot (Secure Boot, lockdown=); no right of the agent changes it.';
    case EPERM:
    case EACCES:
      return 'The agent may not read this file. Run it as root, or give its service the right that the file asks for.';
    case ENOENT:
    case ENODEV:
      return 'What it belonged to has ended. It returns by itself if it comes back.';
    case ENOTCONN:
    case ETIMEDOUT:
      return 'The server behind this mounted filesystem does not answer. The rest of the tree does not wait for it.';
    case NOT_READ.slow:
      return 'Reading it took so long that the agent now tries it seldom.';
    case NOT_READ.notAsked:
      return 'Reading it costs others time, or there are too many files like it. Looking at it here is asking for it: its figures come with the next sweep.';
    case NOT_READ.switchedOff:
      return 'The kernel collects these figures only while a switch of its own is set. The file says how: read it with cat.';
    case NOT_READ.unrecognised:
      return 'Its text is in no format that is known here. It can still be read with cat.';
    case NOT_READ.binary:
      return 'It holds bytes that are no text.';
    default:
      return undefined;
  }
}
