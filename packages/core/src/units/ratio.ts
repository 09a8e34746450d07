/** An exact quantity. The denominator is positive; the numerator carries the sign. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ratio = (numerator: bigint, denominator = 1n): Ratio => ({ numerator, denominator });

/** Decimal text as written by `exactText` or `String(number)`. @returns undefined for NaN and the infinities. */
export function parseRatio(text: string): Ratio | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d{1,3}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(sign + whole + fraction);
  return timesPower(ratio(digits), 10, Number(exponent) - fraction.length);
}

/** value × radix^exponent. */
export function timesPower(value: Ratio, radix: 2 | 10, exponent: number): Ratio {
  const power = BigInt(radix) ** BigInt(Math.abs(exponent));
  return exponent >= 0
    ? ratio(value.numerator * power, value.denominator)
    : ratio(value.numerator, value.denominator * power);
}

export const over = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.denominator, a.denominator * b.numerator);

export const atLeast = (a: Ratio, b: Ratio): boolean =>
  a.numerator * b.denominator >= b.numerator * a.denominator;

export const magnitude = (a: Ratio): Ratio =>
  a.numerator < 0n ? ratio(-a.numerator, a.denominator) : a;

/** The nearest multiple of 10^-decimals of a quantity that is not negative, halves away from zero, as an integer. */
const scaled = (value: Ratio, decimals: number): bigint => {
  const power = 10n ** BigInt(decimals);
  return (2n * value.numerator * power + value.denominator) / (2n * value.denominator);
};

/** A quantity that is not negative, with exactly so many decimals. */
export function fixed(value: Ratio, decimals: number): string {
  const digits = scaled(value, decimals)
    .toString()
    .padStart(decimals + 1, '0');
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** At most so many significant digits, the integer part always whole, zeros at the end of a fraction left out. */
export function significant(value: Ratio, digits: number): string {
  const decimals = Math.max(0, digits - 1 - exponentOf(value));
  const text = fixed(value, decimals);
  return decimals === 0 ? text : text.replace(/\.?0+$/, '');
}

/** floor(log10) of a positive quantity; 0 for zero. */
export function exponentOf(value: Ratio): number {
  if (value.numerator === 0n) return 0;
  if (value.numerator >= value.denominator) {
    return (value.numerator / value.denominator).toString().length - 1;
  }
  const quotient = (value.denominator / value.numerator).toString().length;
  const inverseIsPower = value.numerator * 10n ** BigInt(quotient - 1) === value.denominator;
  return inverseIsPower ? 1 - quotient : -quotient;
}
