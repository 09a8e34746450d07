import { describe, expect, it } from 'vitest';
import { formRefusal, parseValueView, withValueView } from './url-state.ts';

const query = (text: string): URLSearchParams => new URLSearchParams(text);

describe('address of a value page', () => {
  it('gives back the view that was put into it', () => {
    for (const form of ['rate', 'raw', 'delta'] as const) {
      for (const windowSeconds of [60, 300, 900, 3600]) {
        for (const everyMs of [undefined, 500, 250, 100] as const) {
          const view = { form, windowSeconds, everyMs };
          const text = withValueView(query('q=cpu&every=100'), view, 'cumulative');
          expect(parseValueView(query(text), 'u64', 'cumulative')).toEqual(view);
          expect(query(text).get('q')).toBe('cpu');
        }
      }
    }
  });

  it('shows the rate of counters and the value of all else, for 5 minutes, when nothing is said', () => {
    expect(parseValueView(query(''), 'u64', 'cumulative').form).toBe('rate');
    expect(parseValueView(query(''), 'u64', 'floating').form).toBe('raw');
    expect(parseValueView(query(''), 'u64', 'histogram').form).toBe('delta');
    const usual = { form: 'rate', windowSeconds: 300, everyMs: undefined } as const;
    expect(withValueView(query('form=raw&every=100'), usual, 'cumulative')).toBe('');
  });

  it('falls back where the address asks for what makes no sense', () => {
    const view = parseValueView(query('form=rate&window=7&every=1'), 'u64', 'floating');
    expect(view).toEqual({ form: 'raw', windowSeconds: 300, everyMs: undefined });
    expect(formRefusal('rate', 'u64', 'floating')).toContain('cumulative');
    expect(parseValueView(query('form=<script>'), 'u64', 'cumulative').form).toBe('rate');
  });
});
