import { ERRNO } from '../errno.ts';

/** What simple_attr_write takes of a write: its buffer of 24 bytes ends with a NUL (fs/libfs.c). */
const TAKEN_BYTES = 23;
const MOST = 2n ** 64n - 1n;
const SIGN = /^\+/;
const HEX = /^0x[0-9a-f]+$/i;
const OCTAL = /^0[0-7]*$/;
const DECIMAL = /^[1-9][0-9]*$/;

/**
 * Reads what was written to the file of a value as the kernel does since 5.11 (kstrtoull with base 0, over
 * simple_attr_write): `0`, `+0`, `0x0`, `00`, one line break behind it, and whatever follows a NUL is ignored.
 * @returns 0 for a zero; −EINVAL for any other number and for what is none; −ERANGE for one beyond u64.
 */
export function parseClear(bytes: Uint8Array): number {
  const taken = bytes.subarray(0, TAKEN_BYTES);
  const nul = taken.indexOf(0);
  const text = String.fromCharCode(...(nul < 0 ? taken : taken.subarray(0, nul)));
  const digits = text.replace(SIGN, '').replace(/\n$/, '');
  const number = parseUnsigned(digits);
  if (number === undefined) return -ERRNO.EINVAL;
  if (number > MOST) return -ERRNO.ERANGE;
  return number === 0n ? 0 : -ERRNO.EINVAL;
}

/** A leading 0x is hexadecimal, a leading 0 octal. */
function parseUnsigned(digits: string): bigint | undefined {
  if (HEX.test(digits) || DECIMAL.test(digits)) return BigInt(digits);
  if (!OCTAL.test(digits)) return undefined;
  return digits === '0' ? 0n : BigInt(`0o${digits.slice(1)}`);
}
