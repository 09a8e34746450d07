import { describe, expect, it } from 'vitest';
import { highlighted } from './highlighted.ts';

const marked = (text: string, ...needles: string[]): string =>
  highlighted(text, needles)
    .map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join('');

describe('highlighted', () => {
  it('finds every occurrence whatever its case, and keeps the text as it is', () => {
    expect(marked('RetransSegs', 'segs', 're')).toBe('[Re]trans[Segs]');
    expect(marked('rx_rx', 'rx')).toBe('[rx]_[rx]');
  });

  it('joins hits that overlap or touch', () => {
    expect(marked('aaa', 'aa')).toBe('[aaa]');
    expect(marked('abcd', 'ab', 'cd')).toBe('[abcd]');
  });

  it('leaves text alone without needles, and where lower case changes the length', () => {
    expect(marked('irq')).toBe('irq');
    expect(marked('irq', '')).toBe('irq');
    expect(marked('İrq', 'rq')).toBe('İrq');
  });
});
