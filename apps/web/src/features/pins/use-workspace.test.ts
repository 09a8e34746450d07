import { expect, it } from 'vitest';
import { parseWorkspaceView, withWorkspaceView } from './use-workspace.ts';

const parse = (query: string) => parseWorkspaceView(new URLSearchParams(query));

it('the address says which workspace, over what time, and nothing where it is the usual', () => {
  expect(parse('')).toEqual({ name: '', seconds: 300 });
  const query = new URLSearchParams('q=rx&form=raw');
  const text = withWorkspaceView(query, { name: 'disks & nets', seconds: 900 });
  expect(parse(text)).toEqual({ name: 'disks & nets', seconds: 900 });
  expect(new URLSearchParams(text).get('q')).toBe('rx');
  expect(withWorkspaceView(new URLSearchParams(text), { name: '', seconds: 300 })).toBe(
    'q=rx&form=raw',
  );
});

it('an address that makes no sense is the usual', () => {
  expect(parse('span=-1').seconds).toBe(300);
  expect(parse(`w=${'x'.repeat(500)}`).name).toHaveLength(60);
});
