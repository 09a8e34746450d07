import { describe, expect, it } from 'vitest';
import { type Atom, parseLinePattern } from './line-pattern.ts';

function atomsOf(pattern: string): Atom[] {
  const outcome = parseLinePattern(pattern);
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return outcome.pattern.pieces.map(({ atom }) => atom);
}

const reasonOf = (pattern: string): string | undefined => {
  const outcome = parseLinePattern(pattern);
  return outcome.kind === 'refused' ? outcome.reason : undefined;
};

describe('a placeholder', () => {
  it.each<[string, Atom]>([
    ['{load1}', { kind: 'number', name: 'load1', radix: 10 }],
    ['{dropped:x}', { kind: 'number', name: 'dropped', radix: 16 }],
    ['{_}', { kind: 'skip', radix: 10 }],
    ['{_:x}', { kind: 'skip', radix: 16 }],
    ['{…}', { kind: 'rest' }],
    ['{free[order]}', { kind: 'table', name: 'free', key: 'order', radix: 10 }],
    ['{hits[cpu]:x}', { kind: 'table', name: 'hits', key: 'cpu', radix: 16 }],
    ['{>}', { kind: 'source', prefix: '', isHex: false }],
    ['{node>}', { kind: 'source', prefix: 'node', isHex: false }],
    ['{cpu>:x}', { kind: 'source', prefix: 'cpu', isHex: true }],
  ])('%s', (pattern, atom) => {
    expect(atomsOf(pattern)).toEqual([atom]);
  });

  it('may be touched by what stands for itself', () => {
    const outcome = parseLinePattern('({a} of  {b}), x');
    if (outcome.kind === 'refused') throw new Error(outcome.reason);
    const touching = outcome.pattern.pieces.map(({ opensWord }) => opensWord);
    expect(touching).toEqual([true, false, true, true, false, true]);
  });

  it('{=} goes with the next {}', () => {
    expect(atomsOf('{=} {} {=…}: {:x}').map(({ kind }) => kind)).toEqual([
      'name',
      'number',
      'name',
      'literal',
      'number',
    ]);
  });
});

describe('a pattern without numbers opens a block', () => {
  it.each([
    ['Node {node>}, zone {>}', true],
    ['average:', true],
    ['cpu: {_}', false],
    ['{>} {a[b]}', false],
  ])('%s: %s', (pattern, opensBlock) => {
    expect(parseLinePattern(pattern)).toMatchObject({ kind: 'pattern', pattern: { opensBlock } });
  });
});

describe('a pattern is refused', () => {
  it.each([
    ['', 'is empty'],
    ['{a', 'does not know {'],
    ['a}', 'does not know }'],
    ['{a[b}', 'does not know {a[b}'],
    ['{[b]}', 'does not know {[b]}'],
    ['{a>b}', 'does not know {a>b}'],
    ['{…:x}', 'does not know {…:x}'],
    ['{}', 'has a {} that no {=} names'],
    ['{=} {} {}', 'has a {} that no {=} names'],
    ['{=} {a}', 'has a {=} that names no {}'],
    ['{=} {=} {}', 'has a {=} that names no {}'],
    ['{=…} {}', 'has no text that ends {=…}'],
    ['{…} a', 'goes on behind {…}'],
    ['{a}{b}', 'has placeholders with nothing between them'],
    ['{>}{a}', 'has placeholders with nothing between them'],
    ['{a}5', 'has a number that what touches it could be a part of'],
    ['{a}.5', 'has a number that what touches it could be a part of'],
    ['{a}.{b}', 'has a number that what touches it could be a part of'],
    ['{a:x}bytes', 'has a number that what touches it could be a part of'],
  ])('%j %s', (pattern, reason) => {
    expect(reasonOf(pattern)).toBe(reason);
  });

  it.each(['{a}.', '{a}bytes', '{a:x}kB'])('%j is none of these', (pattern) => {
    expect(reasonOf(pattern)).toBeUndefined();
  });
});
