import { describe, expect, it } from 'vitest';
import { errnoOf, LOCKDOWN, NOT_READ, unreadable } from './unreadable.ts';

describe('unreadable', () => {
  it('names the kernel’s errno and the likely reason', () => {
    expect(unreadable(13)).toEqual({ code: 13, name: 'EACCES', reason: 'permission denied' });
  });

  it('tells kernel lockdown from a plain EPERM', () => {
    expect(unreadable(LOCKDOWN)).toEqual({
      code: LOCKDOWN,
      name: 'EPERM',
      reason: 'kernel lockdown',
    });
    expect(unreadable(1).reason).not.toBe('kernel lockdown');
  });

  it('has a name and a reason for each of our own codes', () => {
    for (const code of Object.values(NOT_READ)) {
      expect(unreadable(code).name).not.toBe(`E${code}`);
      expect(unreadable(code).reason).not.toBe('');
    }
  });

  it('keeps our own codes apart from one another and from errno', () => {
    const codes = [...Object.values(NOT_READ), LOCKDOWN];
    expect(new Set(codes).size).toBe(codes.length);
    expect(Math.min(...codes)).toBeGreaterThan(1000);
  });

  it('names what is read on demand as no failure of anything', () => {
    const { name, reason } = unreadable(NOT_READ.notAsked);
    expect(`${name}: ${reason}`).toBe('ENOTASKED: read only while somebody looks at it');
  });

  it('says the number of a code that nobody knows', () => {
    expect(unreadable(999)).toEqual({ code: 999, name: 'E999', reason: 'error 999' });
  });

  it('finds the errno of a name, and none for names of our own', () => {
    expect(errnoOf('EPERM')).toBe(1);
    expect(errnoOf('ETIMEDOUT')).toBe(110);
    expect(errnoOf('EBINARY')).toBeUndefined();
    expect(errnoOf('toString')).toBeUndefined();
  });
});
