import { describe, expect, it } from 'vitest';
import { Interest } from './interest.ts';

const S = 1e6;

describe('interest', () => {
  it('is what whoever wants a file most often wants', () => {
    const interest = new Interest();
    interest.set('a', [{ intervalMs: 1000, files: [1, 2] }], [], 0);
    interest.set('b', [{ intervalMs: 200, files: [2, 3] }], [], 0);
    expect([...interest.files()].sort()).toEqual([
      [1, 1000],
      [2, 200],
      [3, 200],
    ]);
  });

  it('of a reader replaces what he said before', () => {
    const interest = new Interest();
    interest.set('a', [{ intervalMs: 1000, files: [1] }], [7], 0);
    interest.set('a', [{ intervalMs: 1000, files: [2] }], [8], 0);
    expect([...interest.files().keys()]).toEqual([2]);
    expect(interest.processes()).toEqual([8]);
    interest.set('a', [], [], 0);
    expect(interest.files().size).toBe(0);
  });

  it('of who is not heard of any more ends', () => {
    const interest = new Interest();
    interest.set('a', [{ intervalMs: 1000, files: [1] }], [], 0);
    interest.set('b', [{ intervalMs: 1000, files: [2] }], [], 20 * S);
    expect(interest.expire(29 * S)).toBe(false);
    expect(interest.expire(30 * S)).toBe(true);
    expect([...interest.files().keys()]).toEqual([2]);
  });

  it('in files ends with the epoch that their indexes are of, that in processes does not', () => {
    const interest = new Interest();
    interest.set('a', [{ intervalMs: 1000, files: [1] }], [42], 0);
    interest.forgetFiles();
    expect(interest.files().size).toBe(0);
    expect(interest.processes()).toEqual([42]);
  });

  it('in processes has a limit', () => {
    const interest = new Interest();
    interest.set(
      'a',
      [],
      Array.from({ length: 1000 }, (_, id) => id + 1),
      0,
    );
    expect(interest.processes()).toHaveLength(64);
  });
});
