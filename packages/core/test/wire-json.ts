/** Bytes as pairs of hex digits; blanks may stand between them. */
export const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/[0-9a-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Any part of an update as JSON has it: 64-bit integers as decimal text, holes as null. */
export const toJson = (part: unknown): unknown =>
  JSON.parse(
    JSON.stringify(part, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
  );
