import * as fs from 'node:fs';
import { join } from 'node:path';

const MAX_BYTES = 1 << 20;

/**
 * What a folder holds, read the plain way: a file at a time, by name, split into lines. Knows numbers, one-line texts and
 * `key number` lines, which is all that the trees of these tests are made of.
 */
export function readPlainly(directory: string, place: string): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    const at = `${place}/${entry.name.replaceAll('%', '%25').replaceAll('\n', '%0A')}`;
    if (entry.isDirectory()) Object.assign(seen, readPlainly(path, at));
    else if (entry.isSymbolicLink()) seen[at] = '!ESYMLINK';
    else if (!entry.isFile()) seen[at] = '!ENOTREGULAR';
    else Object.assign(seen, readFile(path, at));
  }
  return seen;
}

function readFile(path: string, at: string): Record<string, string> {
  const bytes = fs.readFileSync(path);
  if (bytes.length > MAX_BYTES) return { [at]: '!ETOOLARGE' };
  if (bytes.includes(0)) return { [at]: '!EBINARY' };
  const lines = bytes.toString('utf8').split('\n').filter(Boolean);
  const [first, second] = lines;
  if (first === undefined) return { [at]: '!EEMPTY' };
  const keyed = lines.map((line) => line.split(' '));
  if (keyed.every(([key, value]) => key !== undefined && /^\d+$/.test(value ?? ''))) {
    return Object.fromEntries(keyed.map(([key, value]) => [`${at}/${key}`, value ?? '']));
  }
  return second === undefined ? { [at]: first } : { [at]: '!EUNRECOGNISED' };
}
