import { expect, it } from 'vitest';
import { KEPT_BY_HOST_PAGES, KEPT_BY_PLACES, withKept } from './kept-query.ts';

it('what is to go along does, and nothing else', () => {
  const before = new URLSearchParams('q=rx&form=raw&w=disks%20%26%20nets');
  expect(withKept('/host/orion/cpu', before, KEPT_BY_PLACES)).toBe(
    '/host/orion/cpu?q=rx&w=disks+%26+nets',
  );
  expect(withKept('/host/orion?page=movers', before, KEPT_BY_HOST_PAGES)).toBe(
    '/host/orion?page=movers&w=disks+%26+nets',
  );
  expect(withKept('/host/orion', new URLSearchParams('form=raw'), KEPT_BY_PLACES)).toBe(
    '/host/orion',
  );
});
