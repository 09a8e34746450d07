import { describe, expect, it } from 'vitest';
import { wordsScore } from './fuzzy.ts';

/** Those that fit, the best first. */
function ranked(typed: string, texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => {
      const score = wordsScore(typed.split(' '), text.toLowerCase());
      return score === undefined ? [] : [{ text, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);
}

describe('what is typed', () => {
  it('fits a text that has its letters in that order', () => {
    expect(ranked('rxb', ['net/dev/eth0/rx_bytes', 'mem/vmstat'])).toEqual([
      'net/dev/eth0/rx_bytes',
    ]);
    expect(ranked('bxr', ['net/dev/eth0/rx_bytes'])).toEqual([]);
    expect(ranked('aa', ['a'])).toEqual([]);
  });

  it('fits best what has it as a word, at the end, and is short', () => {
    const paths = ['irq/LOC', 'mem/meminfo/blocked', 'cpu/procs_blocked', 'kernel/locks/local'];
    expect(ranked('loc', paths)[0]).toBe('irq/LOC');
    expect(ranked('ndlcnt', ['net/dev6/lo/icmp6intimeexcds', 'demo/a/needle_count'])[0]).toBe(
      'demo/a/needle_count',
    );
    expect(ranked('pgfault', ['mem/vmstat/pgmajfault', 'mem/vmstat/pgfault'])[0]).toBe(
      'mem/vmstat/pgfault',
    );
  });

  it('may be several words in any order', () => {
    const paths = ['net/dev/eth0/rx_bytes', 'net/dev/lo/rx_bytes'];
    expect(ranked('rx eth0', paths)).toEqual(['net/dev/eth0/rx_bytes']);
  });
});
