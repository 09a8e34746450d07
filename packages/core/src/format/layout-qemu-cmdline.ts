import { type LayoutOutcome, unrecognised } from './layout.ts';
import { readGuestName } from './qemu-guest-name.ts';
import { FNV_OFFSET, OP, OP_BITS } from './scan-plan.ts';

/** Whoever walks the file calls the value by its place. */
const NAME = 'guest';

/** The name of the guest, as text. Refuses a command line without one. */
export function layoutQemuCmdline(bytes: Uint8Array): LayoutOutcome {
  if (readGuestName(bytes, 0, bytes.length) === undefined) {
    return unrecognised('expected a command line of QEMU with the name of a guest');
  }
  const steps = Uint32Array.of(OP.guestName | (1 << OP_BITS));
  const plan = { steps, hash: FNV_OFFSET };
  const value = {
    sources: [],
    name: NAME,
    type: 'text',
    keys: [],
    firstSlot: 0,
    slotCount: 1,
    description: '',
  } as const;
  return { kind: 'layout', layout: { values: [value], slotCount: 1, plan } };
}
