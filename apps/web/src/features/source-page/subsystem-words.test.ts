import { parseStatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { subsystemWords } from './subsystem-words.ts';

const index = makeSchema(['irq/LOC', 'demo/a/exits', 'demo/b/c/exits', 'other/d/exits']);
const wordsOf = (name: string): string => {
  const path = parseStatPath(name);
  const node = path === undefined ? undefined : index.find(path);
  return subsystemWords(index, node?.index ?? -1, name);
};

describe('subsystemWords', () => {
  it('knows the subsystems of the kernel', () => {
    expect(wordsOf('irq')).toBe('Interrupts by line, each by CPU');
  });

  it('says of any other filesystem where it is read from', () => {
    expect(wordsOf('demo')).toBe('Read from /fixture/demo');
    expect(wordsOf('other')).toBe('Read from /fixture/other');
  });

  it('does not take a name for a property of objects', () => {
    expect(wordsOf('constructor')).toBe('Nothing is in it now');
  });
});
