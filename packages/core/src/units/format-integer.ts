/**
 * Groups decimal digits by thousands: `9,184,207`. The sign is kept, and so is whatever follows the integer part.
 * Works on the text, so every digit of u64 and s64 survives; a Number would lose them above 2^53.
 */
export function formatInteger(value: string | bigint): string {
  const text = String(value);
  const start = text.startsWith('-') ? 1 : 0;
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  let cut = end - 3;
  let grouped = text.slice(Math.max(cut, start));
  while (cut > start) {
    grouped = `${text.slice(Math.max(cut - 3, start), cut)},${grouped}`;
    cut -= 3;
  }
  return start === 1 ? `-${grouped}` : grouped;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
