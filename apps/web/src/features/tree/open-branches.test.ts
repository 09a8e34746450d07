import type { StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { branchesAbove, firstOpenBranches, openedTo } from './open-branches.ts';

describe('firstOpenBranches', () => {
  it('opens the smallest subsystems until a screen is full', () => {
    const many = Array.from({ length: 50 }, (_, i) => `mem/v${i}`);
    const index = makeSchema([...many, 'load/one', 'pressure/io', 'pressure/cpu']);
    expect([...firstOpenBranches(index)]).toEqual(['load', 'pressure']);
  });
});

describe('openedTo', () => {
  it('opens every source above a path, not the path itself', () => {
    expect(branchesAbove('kvm/vm/exits' as StatPath)).toEqual(['kvm', 'kvm/vm']);
    expect([...openedTo(new Set(), 'kvm/vm/exits' as StatPath)]).toEqual(['kvm', 'kvm/vm']);
  });

  it('is the same set when all is open, so that nothing redraws', () => {
    const open = new Set(['kvm'] as StatPath[]);
    expect(openedTo(open, 'kvm/exits' as StatPath)).toBe(open);
  });
});
