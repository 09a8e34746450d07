import { expect, it } from 'vitest';
import { CATALOG } from './catalog.ts';
import { inNamespace } from './net-namespace.ts';

it('another namespace has what the own one has, at a place of its own', () => {
  const entries = inNamespace(CATALOG, { name: 'blue', process: 42 });
  const dev = entries.find(({ file }) => file === '/proc/42/net/dev');
  expect(dev?.at).toBe('netns/blue/dev');
  expect(entries.every(({ file }) => file.startsWith('/proc/42/net/'))).toBe(true);
  expect(entries.every(({ at }) => at.startsWith('netns/blue/'))).toBe(true);
});

it('no descriptor is kept on another namespace, for that would keep the namespace', () => {
  const entries = inNamespace(CATALOG, { name: 'blue', process: 42 });
  expect(new Set(entries.map(({ access }) => access))).toEqual(new Set(['reopen']));
});
