import type { FuseRequest } from './request.ts';

const NUL = 0;
const LAST_ASCII = 0x7f;
const MALFORMED: FuseRequest = { kind: 'malformed' };
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The body of a LOOKUP: a name that ends with a NUL, between `from` and `to`. Malformed when it is empty or does not end. */
export function parseLookup(bytes: Uint8Array, from: number, to: number): FuseRequest {
  let name = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? NUL;
    if (byte === NUL) return at === from ? MALFORMED : { kind: 'lookup', name };
    // Names of statistics are short and ASCII, and a decoder takes far longer to be called than to decode.
    if (byte > LAST_ASCII) return decodeLookup(bytes, from, to);
    name += String.fromCharCode(byte);
  }
  return MALFORMED;
}

function decodeLookup(bytes: Uint8Array, from: number, to: number): FuseRequest {
  const end = bytes.indexOf(NUL, from);
  if (end < 0 || end >= to) return MALFORMED;
  return { kind: 'lookup', name: decodeUtf8(bytes.subarray(from, end)) };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
