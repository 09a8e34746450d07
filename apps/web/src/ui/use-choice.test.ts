import { describe, expect, it } from 'vitest';
import { parseChoice, withChoice } from './use-choice.ts';

const query = (text: string): URLSearchParams => new URLSearchParams(text);
const VALUES = ['all', 'last', 'baseline'] as const;

describe('a choice in the address', () => {
  it('is given back as it was put into it, and leaves the rest alone', () => {
    for (const value of VALUES) {
      const text = withChoice(query('q=cpu&counted=last'), 'counted', value);
      expect(parseChoice(query(text), 'counted', VALUES)).toBe(value);
      expect(query(text).get('q')).toBe('cpu');
    }
    expect(withChoice(query('counted=last'), 'counted', undefined)).toBe('');
  });

  it('is the default when nothing is said, or what nobody knows', () => {
    expect(parseChoice(query(''), 'counted', VALUES)).toBe('all');
    expect(parseChoice(query('counted=<script>'), 'counted', VALUES)).toBe('all');
  });
});
