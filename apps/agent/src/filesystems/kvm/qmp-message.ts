/** What a QEMU says over its monitor (docs/interop/qmp-spec.rst). Answers come in the order of the questions. */
export type QmpMessage =
  | { readonly kind: 'greeting' }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly errorClass: string }
  | { readonly kind: 'event' };

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns undefined for what is no message. */
export function parseQmpMessage(line: string): QmpMessage | undefined {
  const message = parseExactly(line);
  if (!isObject(message)) return undefined;
  if (isObject(message.QMP)) return { kind: 'greeting' };
  if (typeof message.event === 'string') return { kind: 'event' };
  if ('return' in message) return { kind: 'answer', value: message.return };
  const { error } = message;
  if (!isObject(error) || typeof error.class !== 'string') return undefined;
  return { kind: 'refusal', errorClass: error.class };
}

/** A string, which is left as it is, or an integer that a double may not hold. */
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * JSON in which integers of 16 digits and more come as strings: statistics have 64 bits, and doubles hold 53. Parsed before
 * it is searched, for the search takes long where a string has no end.
 */
function parseExactly(line: string): unknown {
  try {
    const parsed: unknown = JSON.parse(line);
    if (!/\d{16}/.test(line)) return parsed;
    return JSON.parse(
      line.replace(STRING_OR_LONG_INTEGER, (token) =>
        token.startsWith('"') ? token : `"${token}"`,
      ),
    );
  } catch {
    return undefined;
  }
}

const MAX_U64 = 2n ** 64n - 1n;

/** An unsigned integer of up to 64 bits out of `parseExactly`; a yes or no is 1 or 0. */
export function parseU64(value: unknown): bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  const isWhole = typeof value === 'number' && Number.isSafeInteger(value);
  const isDigits = typeof value === 'string' && /^\d{1,20}$/.test(value);
  if (!isWhole && !isDigits) return undefined;
  const number = BigInt(value);
  return number >= 0n && number <= MAX_U64 ? number : undefined;
}
