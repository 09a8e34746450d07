import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catCommand, shellQuote } from './shell-quote.ts';

/** What each word means to a shell, all asked of one: starting one takes longer than all it says. */
const saidByBash = (words: readonly string[]): string[] => {
  const script = words.map((word) => `printf '%s\\0' ${word}`).join('\n');
  const said = execFileSync('bash', ['-s'], { input: script, encoding: 'utf8' });
  return said.split('\0').slice(0, -1);
};

describe('shellQuote', () => {
  it('leaves plain paths readable', () => {
    expect(shellQuote('/sys/kernel/debug/kvm/4711-12/vcpu0')).toBe(
      '/sys/kernel/debug/kvm/4711-12/vcpu0',
    );
  });

  it('is one word to a shell and means the text, for the names people fear', () => {
    const names = [
      '',
      ' ',
      "it's",
      '$(id)',
      '`id`',
      '<img onerror=x>',
      'a;b',
      '*',
      '~',
      'ü\u0085',
      "\\'\n\t'",
      '-n',
    ];
    expect(saidByBash(names.map(shellQuote))).toEqual(names);
  });

  it('is so for any name that a file can have', () => {
    const name = fc.string({ unit: 'binary', maxLength: 20 }).filter((s) => !s.includes('\0'));
    fc.assert(
      fc.property(fc.array(name, { minLength: 40, maxLength: 60 }), (names) => {
        expect(saidByBash(names.map(shellQuote))).toEqual(names);
      }),
      { numRuns: 5 },
    );
  });
});

describe('catCommand', () => {
  it('guards a name that starts with a dash', () => {
    expect(catCommand('/proc/stat')).toBe('cat /proc/stat');
    expect(catCommand('-n')).toBe('cat -- -n');
  });
});
