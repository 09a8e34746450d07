import { describe, expect, it } from 'vitest';
import { readWorkspace, writeWorkspace } from './workspace-file.ts';

describe('a saved workspace', () => {
  it('is read as it was written', () => {
    const workspace = { host: 'orion', paths: ['irq/LOC', 'net/dev/<b>/rx'] };
    expect(readWorkspace(writeWorkspace(workspace))).toEqual(workspace);
  });

  it('may have fields that this version does not know', () => {
    const text = '{"kind":"statsfs workspace","version":1,"pins":[{"path":"a","size":2}],"more":1}';
    expect(readWorkspace(text)).toEqual({ host: '', paths: ['a'] });
  });

  it.each([
    ['', 'it is not JSON'],
    ['5', 'it is not a JSON object'],
    ['{}', 'it is not a saved workspace of statsfs'],
    ['{"kind":"statsfs workspace","version":2}', 'it is of version 2, and this page knows 1'],
    ['{"kind":"statsfs workspace","version":1}', 'it has no list of pins'],
    ['{"kind":"statsfs workspace","version":1,"pins":[{"path":"a"},{}]}', 'pin 2 has no path'],
  ])('that is none says why: %s', (text, reason) => {
    expect(() => readWorkspace(text)).toThrow(reason);
  });
});
