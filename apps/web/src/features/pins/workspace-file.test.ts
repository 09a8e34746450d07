import { describe, expect, it } from 'vitest';
import { readWorkspace, type SavedPin, writeWorkspace } from './workspace-file.ts';

const HEAD = '{"kind":"statsfs workspace"';
const small = (...paths: string[]): SavedPin => ({ paths, columns: 1, rows: 1 });

describe('a saved workspace', () => {
  it('is read as it was written', () => {
    const pins = [small('irq/LOC', 'irq/RES'), { ...small('net/dev/<b>/rx'), columns: 3, rows: 2 }];
    const workspace = { host: 'orion', name: 'disks', pins };
    expect(readWorkspace(writeWorkspace(workspace))).toEqual(workspace);
  });

  it('may be of the first version, or have fields that this one does not know', () => {
    const text = `${HEAD},"version":1,"pins":[{"path":"a","size":2}],"more":1}`;
    expect(readWorkspace(text)).toEqual({ host: '', name: '', pins: [small('a')] });
  });

  it('has sizes that the grid has', () => {
    const text = `${HEAD},"version":2,"pins":[{"paths":["a"],"columns":99,"rows":-1},{"paths":["b"],"columns":"2"}]}`;
    expect(readWorkspace(text).pins).toEqual([{ ...small('a'), columns: 4 }, small('b')]);
  });

  it.each([
    ['', 'it is not JSON'],
    ['5', 'it is not a JSON object'],
    ['[]', 'it is not a JSON object'],
    ['{}', 'it is not a saved workspace of statsfs'],
    [`${HEAD},"version":3}`, 'it is of version 3, and this page knows 2'],
    [`${HEAD},"version":1}`, 'it has no list of pins'],
    [`${HEAD},"version":1,"pins":[{"path":"a"},{}]}`, 'pin 2 has no path'],
    [`${HEAD},"version":2,"pins":[{"paths":[]}]}`, 'pin 1 has no path'],
    [`${HEAD},"version":2,"pins":[{"paths":["a",5]}]}`, 'pin 1 has no path'],
    [`${HEAD},"version":2,"pins":[null]}`, 'pin 1 has no path'],
    [
      `${HEAD},"version":2,"pins":[{"paths":["1","2","3","4","5","6","7","8","9"]}]}`,
      'pin 1 has more than 8 paths',
    ],
  ])('that is none says why: %s', (text, reason) => {
    expect(() => readWorkspace(text)).toThrow(reason);
  });
});
