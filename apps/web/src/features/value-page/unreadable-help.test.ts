import { LOCKDOWN } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { helpFor } from './unreadable-help.ts';

describe('helpFor', () => {
  it('says kernel lockdown, and names the other road to KVM statistics', () => {
    expect(helpFor(LOCKDOWN, 'kvm/exits')).toMatch(/^Kernel lockdown.*binary descriptors/);
    expect(helpFor(LOCKDOWN, 'kvm/exits')).not.toMatch(/permission|permitted/);
    expect(helpFor(LOCKDOWN, 'other/x')).not.toMatch(/KVM/);
  });

  it('has nothing to say where nothing helps', () => {
    expect(helpFor(5, 'a/b')).toBeUndefined();
  });
});
