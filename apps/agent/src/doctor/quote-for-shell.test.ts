import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteForShell, withoutControls } from './quote-for-shell.ts';

const BASH = '/bin/bash';

describe('quoteForShell', () => {
  it.skipIf(!existsSync(BASH))('gives a shell back the very text, as one word', () => {
    // No shell can pass on a zero byte, and none stands in a file name.
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((it) => !it.includes('\0'));
    const texts = fc.sample(text, { numRuns: 200, seed: 7 });
    const line = texts.map((it) => quoteForShell(it)).join(' ');
    const said = execFileSync(BASH, ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
    expect(said.split('\0').slice(0, -1)).toEqual(texts);
  });

  it('leaves a plain path as it is typed', () => {
    expect(quoteForShell('/sys/block/sda/queue/iostats')).toBe('/sys/block/sda/queue/iostats');
    expect(quoteForShell('/mnt/$(id)')).toBe("'/mnt/$(id)'");
    expect(quoteForShell("it's")).toBe("'it'\\''s'");
  });
});

describe('withoutControls', () => {
  it('lets nothing through that a terminal obeys', () => {
    expect(withoutControls('\u001b[31mred\n\u009b')).toBe('\\x1b[31mred\\x0a\\xc2\\x9b');
    expect(withoutControls('größe 1')).toBe('größe 1');
  });
});
