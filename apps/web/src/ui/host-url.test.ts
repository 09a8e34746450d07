import { childPath, pathOf, type StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { hostPageUrl, hostUrl, parseHostPage, parseHostUrl } from './host-url.ts';

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

describe('address of a page about a host', () => {
  it('is none of the tree, whatever a source is called', () => {
    const url = new URL(hostPageUrl('a b', 'capabilities'), 'http://x');
    expect(url.pathname).toBe('/host/a%20b');
    expect(parseHostUrl(url.pathname)?.path).toBe('');
    expect(parseHostPage(url.searchParams)).toBe('capabilities');
    expect(parseHostPage(new URLSearchParams('page=processes'))).toBe('processes');
    const place = new URL(hostUrl('orion', 'capabilities' as StatPath), 'http://x');
    expect(parseHostPage(place.searchParams)).toBeUndefined();
  });

  it('that there is not leads to the place', () => {
    expect(parseHostPage(new URLSearchParams('page=nonsense&q=x'))).toBeUndefined();
  });
});
