import { describe, expect, it } from 'vitest';

declare global {
  interface ImportMeta {
    /** Vite's: the files that match, by path. */
    glob(
      pattern: string,
      options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
    ): Record<string, string>;
  }
}

const tests = import.meta.glob('./*.test.ts', { query: '?raw', import: 'default', eager: true });
const pages = import.meta.glob('../../SERIES.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const rulesIn = (texts: readonly string[]): string[] =>
  [...new Set(texts.join(' ').match(/\bL\d+\b/g) ?? [])].toSorted();

const written = rulesIn(
  Object.values(pages).flatMap((page) => page.match(/^- \*\*L\d+\*\*/gm) ?? []),
);
const cited = rulesIn(Object.values(tests).flatMap((test) => test.match(/\bit\('L[^']*'/g) ?? []));

describe('SERIES.md', () => {
  it('has rules, each of which a test cites, and no test cites another', () => {
    expect(written.length).toBeGreaterThan(30);
    expect(cited).toEqual(written);
  });

  it('numbers its rules without a hole', () => {
    const numbers = written.map((rule) => Number(rule.slice(1))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });
});
