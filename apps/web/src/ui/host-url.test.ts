import { childPath, pathOf, type StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { hostUrl, parseHostUrl } from './host-url.ts';

describe('address of a place', () => {
  it('encodes each segment of the path once more', () => {
    expect(hostUrl('orion', 'irq/LOC' as StatPath)).toBe('/host/orion/irq/LOC');
    expect(hostUrl('orion', '' as StatPath)).toBe('/host/orion');
    expect(hostUrl('a b', childPath('demo' as StatPath, 'x/y %'))).toBe(
      '/host/a%20b/demo/x%252Fy%20%2525',
    );
  });

  it('gives back every place, whatever the names', () => {
    for (const names of [
      [],
      ['irq', 'LOC'],
      ['a/b', '%2F', '?q=1#x', '<img onerror=x>', '$(id)', 'ü'],
    ]) {
      const place = { host: 'my host/1', path: pathOf(names) };
      expect(parseHostUrl(hostUrl(place.host, place.path))).toEqual(place);
    }
  });

  it('refuses other pages, broken encoding and control characters', () => {
    for (const pathname of [
      '/',
      '/login',
      '/host',
      '/host/',
      '/host/a/%E0%A4%A',
      '/host/a/b%0Ac',
    ]) {
      expect(parseHostUrl(pathname), pathname).toBeUndefined();
    }
  });

  it('puts up with a slash at the end', () => {
    expect(parseHostUrl('/host/orion/irq/')).toEqual({ host: 'orion', path: 'irq' });
  });
});
