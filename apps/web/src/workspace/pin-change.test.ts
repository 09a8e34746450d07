import { describe, expect, it } from 'vitest';
import { MAX_COLUMNS, MAX_PATHS, MAX_PINS, MAX_ROWS, newPin, type Pin } from './pin.ts';
import { applyChange, isPinned, type PinChange } from './pin-change.ts';

const pinsOf = (...paths: string[]): Pin[] => paths.map((path) => newPin(`id ${path}`, path));
const pathsAfter = (pins: readonly Pin[], change: PinChange): string[] =>
  applyChange(pins, change).map(({ paths }) => paths.join('+'));

describe('applyChange', () => {
  const abc = pinsOf('a', 'b', 'c');

  it('inserts at the end or at a place, and a path by itself only once', () => {
    expect(pathsAfter(abc, { kind: 'insert', pin: newPin('x', 'd') })).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(pathsAfter(abc, { kind: 'insert', pin: newPin('x', 'd'), at: 1 })).toEqual([
      'a',
      'd',
      'b',
      'c',
    ]);
    expect(applyChange(abc, { kind: 'insert', pin: newPin('x', 'b') })).toBe(abc);
    // A second try of the same request.
    expect(applyChange(abc, { kind: 'insert', pin: newPin('id a', 'z') })).toBe(abc);
    const pair = { ...newPin('x', 'a'), paths: ['a', 'b'] };
    expect(pathsAfter(abc, { kind: 'insert', pin: pair })).toContain('a+b');
  });

  it('moves among each other, and leaves alone what is not there', () => {
    expect(pathsAfter(abc, { kind: 'move', id: 'id c', to: 0 })).toEqual(['c', 'a', 'b']);
    expect(pathsAfter(abc, { kind: 'move', id: 'id a', to: 99 })).toEqual(['b', 'c', 'a']);
    for (const kind of ['move', 'remove'] as const)
      expect(pathsAfter(abc, { kind, id: 'none', to: 0 })).toEqual(['a', 'b', 'c']);
    expect(pathsAfter(abc, { kind: 'remove', id: 'id b' })).toEqual(['a', 'c']);
  });

  it('keeps sizes within what the grid has', () => {
    const sizes = (columns: number, rows: number) =>
      applyChange(abc, { kind: 'resize', id: 'id b', columns, rows })[1];
    expect(sizes(2, 2)).toMatchObject({ columns: 2, rows: 2 });
    expect(sizes(99, -1)).toMatchObject({ columns: MAX_COLUMNS, rows: 1 });
    expect(sizes(0, 99)).toMatchObject({ columns: 1, rows: MAX_ROWS });
  });

  it('joins into one chart and takes out again, behind it and of the same size', () => {
    const joined = applyChange(abc, { kind: 'join', id: 'id c', into: 'id a' });
    expect(joined.map(({ paths }) => paths)).toEqual([['a', 'c'], ['b']]);
    expect(isPinned(joined, 'a')).toBe(false);
    const wide = applyChange(joined, { kind: 'resize', id: 'id a', columns: 2, rows: 1 });
    const out = applyChange(wide, { kind: 'take-out', id: 'id a', path: 'a', newId: 'new' });
    expect(out.map(({ id, columns }) => [id, columns])).toEqual([
      ['id a', 2],
      ['new', 2],
      ['id b', 1],
    ]);
    expect(out.map(({ paths }) => paths)).toEqual([['c'], ['a'], ['b']]);
    // The last one of a chart cannot be taken out, nor one that is not in it.
    for (const path of ['b', 'x'])
      expect(pathsAfter(out, { kind: 'take-out', id: 'id b', path, newId: 'n' })).toEqual([
        'c',
        'a',
        'b',
      ]);
  });

  it('ends at a number that nobody keeps in sight', () => {
    const many = pinsOf(...Array.from({ length: MAX_PINS }, (_, n) => `demo/${n}`));
    expect(() => applyChange(many, { kind: 'insert', pin: newPin('x', 'one/more') })).toThrow(
      'There may be 500 pins at most',
    );
    const lines = pinsOf(...Array.from({ length: MAX_PATHS + 1 }, (_, n) => `demo/${n}`));
    const full = lines
      .slice(1, MAX_PATHS)
      .reduce<readonly Pin[]>(
        (pins, { id }) => applyChange(pins, { kind: 'join', id, into: 'id demo/0' }),
        lines,
      );
    expect(() =>
      applyChange(full, { kind: 'join', id: `id demo/${MAX_PATHS}`, into: 'id demo/0' }),
    ).toThrow('One chart may have 8 values at most');
  });
});
