import { MAX_TEXT_BYTES, nameText } from './text.ts';

const NUL = 0;
const NAME_OPTIONS: ReadonlySet<string> = new Set(['-name', '--name']);
/** Debian calls it `kvm`, Red Hat `qemu-kvm`. */
const PROGRAM = /^(?:.*\/)?(?:qemu|kvm)[^/]*$/;

/**
 * The name of the guest in a command line of QEMU, its arguments ended by a NUL each: that of the last `-name`.
 * Whoever started the guest chose it, so it may be anything but control characters, which are replaced.
 * @returns undefined for a guest without a name, one that is too long to be a value, and for other programs.
 */
export function readGuestName(bytes: Uint8Array, from: number, to: number): string | undefined {
  let name: string | undefined;
  let before = '';
  for (let start = from, index = 0; start < to; index++) {
    const nul = bytes.indexOf(NUL, start);
    const end = nul < 0 || nul > to ? to : nul;
    // Options whose value is longer than any name are of no interest, and there are long ones.
    const argument = end - start <= 2 * MAX_TEXT_BYTES ? nameText(bytes, start, end) : '';
    if (index === 0 && !PROGRAM.test(argument)) return undefined;
    if (NAME_OPTIONS.has(before)) name = guestOf(argument) ?? name;
    before = argument;
    start = end + 1;
  }
  return name !== undefined && name.length <= MAX_TEXT_BYTES ? name : undefined;
}

/**
 * `guest=NAME,debug-threads=on`, where the first key may be left out; a comma within a value is doubled
 * (util/qemu-option.c).
 */
function guestOf(options: string): string | undefined {
  let guest: string | undefined;
  for (let at = 0; at < options.length; ) {
    const key = /^[^=,]*=/.exec(options.slice(at))?.[0];
    const [value = ''] = /^(?:[^,]|,,)*/.exec(options.slice(at + (key?.length ?? 0))) ?? [];
    const isGuest = key === 'guest=' || (key === undefined && at === 0);
    if (isGuest && value !== '') guest = value.replaceAll(',,', ',');
    at += (key?.length ?? 0) + value.length + 1;
  }
  return guest;
}
