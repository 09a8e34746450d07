import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catCommand, shellQuote } from './shell-quote.ts';

const saidByBash = (word: string): string =>
  execFileSync('bash', ['-c', `printf %s ${word}`], { encoding: 'utf8' });

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
    for (const name of names) expect(saidByBash(shellQuote(name)), name).toBe(name);
  });

  it('is so for any name that a file can have', { timeout: 20_000 }, () => {
    const name = fc.string({ unit: 'binary', maxLength: 20 }).filter((s) => !s.includes('\0'));
    fc.assert(
      fc.property(name, (text) => saidByBash(shellQuote(text)) === text),
      { numRuns: 60 },
    );
  });
});

describe('catCommand', () => {
  it('guards a name that starts with a dash', () => {
    expect(catCommand('/proc/stat')).toBe('cat /proc/stat');
    expect(catCommand('-n')).toBe('cat -- -n');
  });
});
