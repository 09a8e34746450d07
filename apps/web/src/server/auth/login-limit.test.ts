import { describe, expect, it } from 'vitest';
import { LoginLimit } from './login-limit.ts';

function setup() {
  let nowMs = 1_000_000;
  const limit = new LoginLimit(() => nowMs);
  const advance = (ms: number): void => {
    nowMs += ms;
  };
  const fail = (address: string, times: number): void => {
    for (let i = 0; i < times; i++) limit.failed(address);
  };
  return { limit, advance, fail };
}

describe('logins', () => {
  it('may fail ten times, then once every six seconds', () => {
    const { limit, advance, fail } = setup();
    fail('10.0.0.1', 9);
    expect(limit.waitS('10.0.0.1')).toBe(0);
    fail('10.0.0.1', 1);
    expect(limit.waitS('10.0.0.1')).toBe(6);
    advance(5_000);
    expect(limit.waitS('10.0.0.1')).toBe(1);
    advance(1_000);
    expect(limit.waitS('10.0.0.1')).toBe(0);
    fail('10.0.0.1', 1);
    expect(limit.waitS('10.0.0.1')).toBe(6);
  });

  it('of one address do not keep another out', () => {
    const { limit, fail } = setup();
    fail('10.0.0.1', 50);
    expect(limit.waitS('10.0.0.1')).toBeGreaterThan(0);
    expect(limit.waitS('10.0.0.2')).toBe(0);
  });

  it('from any number of addresses take no more memory than from many', () => {
    const { limit, fail } = setup();
    fail('the first', 10);
    for (let i = 0; i < 10_000; i++) fail(`address ${i}`, 1);
    expect(limit.waitS('the first')).toBe(0);
    fail('address 9999', 9);
    expect(limit.waitS('address 9999')).toBeGreaterThan(0);
  });
});
