import { describe, expect, it } from 'vitest';
import { nextPage } from './next-page.ts';

const next = (page: string): string =>
  nextPage(`?next=${encodeURIComponent(page)}`, 'http://127.0.0.1:7374');

describe('nextPage', () => {
  it('is the page asked for', () => {
    expect(next('/host/orion/irq/LOC?q=x')).toBe('/host/orion/irq/LOC?q=x');
  });

  it('never leaves this server, and never comes back to the login page', () => {
    for (const page of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      'javascript:1',
      '/login',
    ]) {
      expect(next(page), page).toBe('/');
    }
    expect(nextPage('', 'http://127.0.0.1:7374')).toBe('/');
  });
});
