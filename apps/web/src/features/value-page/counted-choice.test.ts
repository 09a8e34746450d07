import { describe, expect, it } from 'vitest';
import { COUNTED_CHOICES, parseCounted, withCounted } from './counted-choice.ts';

const query = (text: string): URLSearchParams => new URLSearchParams(text);

describe('address of the counts of a histogram', () => {
  it('gives back the choice that was put into it, and leaves the rest alone', () => {
    for (const { value } of COUNTED_CHOICES) {
      const text = withCounted(query('q=cpu&counted=last'), value);
      expect(parseCounted(query(text))).toBe(value);
      expect(query(text).get('q')).toBe('cpu');
    }
  });

  it('shows all when nothing is said, or what nobody knows', () => {
    expect(parseCounted(query(''))).toBe('all');
    expect(parseCounted(query('counted=<script>'))).toBe('all');
    expect(withCounted(query('counted=last'), 'all')).toBe('');
  });
});
