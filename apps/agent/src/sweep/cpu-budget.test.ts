import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/manual-clock.ts';
import { CpuBudget } from './cpu-budget.ts';

/** An agent that takes some share of a core at its base interval, less when that is stretched, and something always. */
function run(
  budget: CpuBudget,
  clock: ManualClock,
  seconds: number,
  atBase: number,
  always = 0,
): number[] {
  const stretches: number[] = [];
  for (let second = 0; second < seconds; second++) {
    clock.advance(1000);
    clock.burnCpu(1e6 * (always + atBase / budget.stretch));
    if (budget.judge()) stretches.push(budget.stretch);
  }
  return stretches;
}

function setup(share: number): { readonly clock: ManualClock; readonly budget: CpuBudget } {
  const clock = new ManualClock();
  return { clock, budget: new CpuBudget(clock, share) };
}

describe('intervals', () => {
  it('stay as they are within the budget', () => {
    const { clock, budget } = setup(0.02);
    expect(run(budget, clock, 120, 0.019)).toEqual([]);
    expect(budget.stretch).toBe(1);
  });

  it('are stretched until the budget is kept', () => {
    const { clock, budget } = setup(0.02);
    run(budget, clock, 120, 0.08);
    expect(budget.stretch).toBe(4);
  });

  it('settle, where part of what is spent has nothing to do with them', () => {
    const { clock, budget } = setup(0.02);
    const stretches = run(budget, clock, 300, 0.05, 0.01);
    expect(0.01 + 0.05 / budget.stretch).toBeLessThan(0.02 * 1.1);
    expect(stretches.length).toBeLessThan(10);
  });

  it('come back when there is room again', () => {
    const { clock, budget } = setup(0.02);
    run(budget, clock, 60, 0.1);
    expect(budget.stretch).toBeGreaterThan(4);
    run(budget, clock, 120, 0.005);
    expect(budget.stretch).toBe(1);
  });

  it('are not judged by what starting costs', () => {
    const { clock, budget } = setup(0.02);
    clock.burnCpu(5e6);
    expect(run(budget, clock, 9, 0.5)).toEqual([]);
    expect(run(budget, clock, 60, 0.01)).toEqual([]);
  });

  it('are not stretched by what is dear once', () => {
    const { clock, budget } = setup(0.02);
    run(budget, clock, 20, 0.01);
    for (let times = 0; times < 3; times++) {
      clock.burnCpu(1e6);
      expect(run(budget, clock, 30, 0.01)).toEqual([]);
    }
  });

  it('have a limit', () => {
    const { clock, budget } = setup(0.01);
    run(budget, clock, 300, 0, 0.9);
    expect(budget.stretch).toBe(60);
  });

  it('are never stretched without a budget', () => {
    const { clock, budget } = setup(0);
    expect(run(budget, clock, 60, 1)).toEqual([]);
  });
});
