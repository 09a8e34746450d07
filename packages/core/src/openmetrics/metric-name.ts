/*
 * Names and texts as OpenMetrics 1.0 wants them (https://prometheus.io/docs/specs/om/open_metrics_spec/). Whatever a
 * kernel or a program called its values, no line of the output can be broken by it.
 */

const PREFIX = 'statsfs';

/** Letters, digits and underscores. Capitals stay: `MemTotal` is what people search for. */
export const plainName = (name: string): string => name.replaceAll(/[^a-zA-Z0-9_]/g, '_');

/** Of the subsystem, the value, and the unit when the name does not end with that anyway; without `_total`. */
export function familyName(subsystem: string, value: string, unit: string): string {
  const parts = [PREFIX, subsystem, value].filter((part) => part !== '').map(plainName);
  const name = parts.join('_').replace(/_total$/, '');
  return unit === '' || name.endsWith(`_${unit}`) ? name : `${name}_${unit}`;
}

/** Labels that every sample may have; a key of a table that is called so gets another name. */
const RESERVED: ReadonlySet<string> = new Set(['host', 'source', 'value', 'le']);

export function labelName(name: string): string {
  const plain = plainName(name);
  const begun = /^[a-zA-Z_]/.test(plain) ? plain : `_${plain}`;
  return RESERVED.has(begun) || begun.startsWith('__') ? `key_${begun}` : begun;
}

/** One label. Line breaks other than `\n` end a line for some readers, so they are written as a tree's path has them. */
export const label = (name: string, text: string): string => `${name}="${escaped(text)}"`;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };

export function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: encoding control characters is the purpose
  return text.replaceAll(/[\\"\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => {
    const known = ESCAPES[character];
    if (known !== undefined) return known;
    return encodeURIComponent(character);
  });
}
