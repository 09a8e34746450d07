import { describe, expect, it } from 'vitest';
import { Axis } from './axis.ts';

const S = 1_000_000_000n;

describe('the hub’s time axis', () => {
  it('lays the monotonic clock onto the wall clock at the first contact', () => {
    const axis = new Axis();
    axis.use('boot', 10n * S, 1000n * S);
    expect(axis.atNs(11n * S)).toBe(1001e6);
  });

  it('does not move when the wall clock is set', () => {
    const axis = new Axis();
    axis.use('boot', 10n * S, 1000n * S);
    axis.use('boot', 11n * S, 5000n * S);
    expect(axis.atNs(11n * S)).toBe(1001e6);
  });

  it('follows a reboot, whose monotonic clock starts anew', () => {
    const axis = new Axis();
    axis.use('boot', 1000n * S, 5000n * S);
    expect(axis.atNs(1000n * S)).toBe(5000e6);
    axis.use('next boot', 3n * S, 5060n * S);
    expect(axis.atNs(4n * S)).toBe(5061e6);
  });

  it('never puts a new sample before an old one, though the clock was set back over a reboot', () => {
    const axis = new Axis();
    axis.use('boot', 1000n * S, 5000n * S);
    const last = axis.atNs(1000n * S);
    axis.use('next boot', 3n * S, 100n * S);
    expect(axis.atNs(3n * S)).toBeGreaterThan(last);
  });
});
