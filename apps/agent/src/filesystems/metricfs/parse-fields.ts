import type { KeyDescriptor } from '@statsfs/core/model';

/** The columns of a metric: its keys, none to two, and then the value. */
export interface Fields {
  readonly keys: readonly KeyDescriptor[];
  readonly value: 'int' | 'str';
}

const MAX_KEYS = 2;
const LAST = 'value';
const KEY_TYPES = { int: 'int', str: 'string' } as const;

/**
 * `fields` of a metric: a line of names, of which the last is `value`, and a line of as many types, `int` or `str`. Names are
 * not escaped, so the only key of a metric may have spaces in its name.
 * @returns undefined for anything else.
 */
export function parseFields(text: string): Fields | undefined {
  const [nameLine = '', typeLine = '', ...more] = text.split('\n');
  if (more.some((line) => line !== '')) return undefined;
  const types = typeLine.split(' ').map(typeOf);
  const value = types.pop();
  if (value === undefined || types.length > MAX_KEYS || types.includes(undefined)) return undefined;
  const names = keyNames(nameLine, types.length);
  if (names === undefined) return undefined;
  const keys = names.map((name, i) => ({ name, type: KEY_TYPES[types[i] ?? 'str'] }));
  return { keys, value };
}

const typeOf = (word: string): 'int' | 'str' | undefined =>
  word === 'int' || word === 'str' ? word : undefined;

function keyNames(line: string, count: number): readonly string[] | undefined {
  if (count === 0) return line === LAST ? [] : undefined;
  if (!line.endsWith(` ${LAST}`)) return undefined;
  const keys = line.slice(0, -LAST.length - 1);
  const names = count === 1 ? [keys] : keys.split(' ');
  return names.length === count && !names.includes('') ? names : undefined;
}
