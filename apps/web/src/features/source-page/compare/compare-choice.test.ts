import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../../test/make-schema.ts';
import { aggregateRows } from '../aggregate-rows.ts';
import { chosenRow, comparable, parseCompare, withCompare } from './compare-choice.ts';

const index = makeSchema(['vm/a/exits', 'vm/a/halts', 'vm/b/exits', 'vm/b/halts', 'vm/c/exits']);
const vm = index.find('vm' as never);
const rows = aggregateRows(index, vm?.kind === 'source' ? vm.index : 0);

describe('what is compared', () => {
  it('is what several sources have', () => {
    expect(comparable(rows).map(({ descriptor }) => descriptor.name)).toEqual(['exits', 'halts']);
    const alone = rows.map((row) => ({ ...row, paths: row.paths.slice(0, 1) }));
    expect(comparable(alone)).toEqual([]);
  });

  it('is what is asked for, else what most have', () => {
    expect(chosenRow(rows, 'halts')?.paths).toEqual(['vm/a/halts', 'vm/b/halts']);
    expect(chosenRow(rows, 'nothing')?.descriptor.name).toBe('exits');
    expect(chosenRow(rows, undefined)?.paths).toHaveLength(3);
    expect(chosenRow([], undefined)).toBeUndefined();
  });
});

describe('the address', () => {
  it('keeps the choice, leaves defaults out and others alone', () => {
    const choice = { name: 'rx', isLargestFirst: true, isOwnAxis: true };
    const text = withCompare(new URLSearchParams('q=net'), choice);
    expect(text).toBe('q=net&compare=rx&by=largest&axis=own');
    expect(parseCompare(new URLSearchParams(text))).toEqual(choice);
    const none = { name: undefined, isLargestFirst: false, isOwnAxis: false };
    expect(withCompare(new URLSearchParams(text), none)).toBe('q=net');
    expect(parseCompare(new URLSearchParams())).toEqual(none);
  });
});
