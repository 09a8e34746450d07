import { execFileSync } from 'node:child_process';
import { endianness } from 'node:os';
import { describe, expect, it } from 'vitest';
import { pageBytes, parsePageBytes } from './page-size.ts';

/** A vector as this machine has it. */
function vector(...words: readonly bigint[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(words.length * 8));
  for (const [at, word] of words.entries()) bytes.setBigUint64(at * 8, word, endianness() === 'LE');
  return new Uint8Array(bytes.buffer);
}

describe('the size of a page', () => {
  it('is what the C library says', () => {
    const said = execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' });
    expect(pageBytes()).toBe(Number(said));
  });

  it('is found among other entries, and not behind the last', () => {
    expect(parsePageBytes(vector(33n, 1n, 6n, 65_536n, 0n, 0n))).toBe(65_536);
    expect(parsePageBytes(vector(33n, 6n, 0n, 0n, 6n, 4096n))).toBeUndefined();
    expect(parsePageBytes(vector(33n, 6n, 6n))).toBeUndefined();
    expect(parsePageBytes(new Uint8Array())).toBeUndefined();
  });
});
