import { expect, it } from 'vitest';
import { browserName } from './browser-name.ts';

it('a browser is told by its name, not by those it also claims to be', () => {
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36';
  expect(browserName(chrome)).toBe('Chrome on Linux');
  expect(browserName(`${chrome} Edg/142.0`)).toBe('Edge on Linux');
  expect(browserName('Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0')).toBe(
    'Firefox on Windows',
  );
  expect(browserName('curl/8.14')).toBe('curl');
  expect(browserName('<script>')).toBe('some browser');
});
