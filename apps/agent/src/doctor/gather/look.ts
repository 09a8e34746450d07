import type { Look } from '../../ports/host-probe.ts';

export const found = <T>(value: T): Look<T> => ({ kind: 'found', value });

/** What was found, or undefined. */
export const foundIn = <T>(look: Look<T>): T | undefined =>
  look.kind === 'found' ? look.value : undefined;

/** Fields of a text of lines `name: value`. */
export function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [name, value] = line.split(/:(.*)/s);
    if (name !== undefined && value !== undefined) fields.set(name.trim(), value.trim());
  }
  return fields;
}
