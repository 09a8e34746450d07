import { describe, expect, it } from 'vitest';
import { formRefusal, parseValueView, withValueView } from './url-state.ts';

const query = (text: string): URLSearchParams => new URLSearchParams(text);

describe('address of a value page', () => {
  it('gives back the view that was put into it', () => {
    for (const form of ['rate', 'raw', 'delta'] as const) {
      for (const windowSeconds of [60, 300, 900, 3600]) {
        const text = withValueView(query('q=cpu'), { form, windowSeconds }, 'cumulative');
        expect(parseValueView(query(text), 'u64', 'cumulative')).toEqual({ form, windowSeconds });
        expect(query(text).get('q')).toBe('cpu');
      }
    }
  });

  it('shows the rate of counters and the value of all else, for 5 minutes, when nothing is said', () => {
    expect(parseValueView(query(''), 'u64', 'cumulative').form).toBe('rate');
    expect(parseValueView(query(''), 'u64', 'floating').form).toBe('raw');
    expect(
      withValueView(query('form=raw'), { form: 'rate', windowSeconds: 300 }, 'cumulative'),
    ).toBe('');
  });

  it('falls back where the address asks for what makes no sense', () => {
    const view = parseValueView(query('form=rate&window=7'), 'u64', 'floating');
    expect(view).toEqual({ form: 'raw', windowSeconds: 300 });
    expect(formRefusal('rate', 'u64', 'floating')).toContain('cumulative');
    expect(parseValueView(query('form=<script>'), 'u64', 'cumulative').form).toBe('rate');
  });
});
