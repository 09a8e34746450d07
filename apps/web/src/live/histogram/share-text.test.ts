import { describe, expect, it } from 'vitest';
import { shareText } from './share-text.ts';

describe('shareText', () => {
  it('rounds the exact ratio', () => {
    expect(shareText(1n, 3n)).toBe('33.3 %');
    expect(shareText(2n, 3n)).toBe('66.7 %');
    expect(shareText(5n, 5n)).toBe('100.0 %');
    expect(shareText(2n ** 63n, 2n ** 64n)).toBe('50.0 %');
  });

  it('tells little from nothing, and nearly all from all', () => {
    expect(shareText(0n, 9n)).toBe('0.0 %');
    expect(shareText(1n, 10n ** 18n)).toBe('<0.1 %');
    expect(shareText(10n ** 18n - 1n, 10n ** 18n)).toBe('>99.9 %');
  });

  it('is nothing of nothing', () => {
    expect(shareText(0n, 0n)).toBe('');
  });
});
