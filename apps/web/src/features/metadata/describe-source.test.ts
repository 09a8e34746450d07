import type { StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { describeSource } from './describe-source.ts';

describe('describeSource', () => {
  it('counts its own values, those below, its subordinates and the files behind them', () => {
    const index = makeSchema(['kvm/exits', 'kvm/vm1/exits', 'kvm/vm1/halts', 'irq/LOC']);
    const kvm = index.find('kvm' as StatPath)?.index ?? -1;
    expect(describeSource(index, kvm)).toEqual({
      values: 1,
      subordinates: 1,
      valuesBelow: 3,
      files: ['/fixture/kvm', '/fixture/kvm/vm1'],
      moreFiles: 0,
    });
  });

  it('names a handful of files and counts the rest', () => {
    const index = makeSchema(Array.from({ length: 9 }, (_, i) => `cpu/${i}/user`));
    const { files, moreFiles } = describeSource(index, 0);
    expect(files).toHaveLength(4);
    expect(moreFiles).toBe(5);
  });
});
