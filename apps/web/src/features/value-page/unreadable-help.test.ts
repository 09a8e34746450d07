import { LOCKDOWN, NOT_READ } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { helpFor } from './unreadable-help.ts';

describe('helpFor', () => {
  it('says kernel lockdown, and names the other road to KVM statistics', () => {
    expect(helpFor(LOCKDOWN, 'kvm/exits')).toMatch(/^Kernel lockdown.*binary descriptors/);
    expect(helpFor(LOCKDOWN, 'kvm/exits')).not.toMatch(/permission|permitted/);
    expect(helpFor(LOCKDOWN, 'other/x')).not.toMatch(/KVM/);
  });

  it('says that looking is asking, and when a slow file is tried again', () => {
    expect(helpFor(NOT_READ.notAsked, 'proc/7/maps')).toMatch(/asking for it/);
    expect(helpFor(NOT_READ.slow, 'a/b')).toMatch(/tries it seldom/);
  });

  it('has nothing to say where nothing helps', () => {
    expect(helpFor(5, 'a/b')).toBeUndefined();
  });
});
