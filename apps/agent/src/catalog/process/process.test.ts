import { layoutFile } from '@statsfs/core/format';
import { describe, expect, it } from 'vitest';
import { type CatalogFile, describeValue } from '../catalog-entry.ts';
import { PROCESS } from './process.ts';

const entryOf = (name: string): CatalogFile => {
  const entry = PROCESS.find(({ at }) => at === `proc/#/${name}`);
  if (entry === undefined) throw new Error(`no entry for ${name}`);
  return entry;
};

const namesIn = (name: string, text: string): string[] => {
  const outcome = layoutFile(entryOf(name).format, new TextEncoder().encode(text));
  return outcome.kind === 'layout' ? outcome.layout.values.map((value) => value.name) : [];
};

describe('a process', () => {
  it('is read only when somebody asks for it', () => {
    expect(PROCESS.every(({ pace }) => pace === 'asked')).toBe(true);
  });

  it('clears through clear_refs, each value with a number of its own', () => {
    const clearOf = (file: string, name: string): unknown =>
      describeValue(entryOf(file), name).clear;
    expect(clearOf('status', 'VmHWM')).toEqual({ kind: 'write', text: '5\n', file: 'clear_refs' });
    expect(clearOf('smaps_rollup', 'Referenced')).toEqual({
      kind: 'write',
      text: '1\n',
      file: 'clear_refs',
    });
    expect(clearOf('status', 'VmPeak')).toEqual({ kind: 'none' });
  });

  it('has no value that its name made up', () => {
    const sched = (comm: string): string =>
      `${comm} (7, #threads: 1)\n-----\nse.vruntime                  :       1.021126\n` +
      'effective uclamp.min         :              0\ncurrent_node=0, numa_group_id=0\n';
    for (const comm of ['sh', 'nr_switches : 9', 'a:', ': 5', 'x : 1 2 3']) {
      expect(namesIn('sched', sched(comm))).toEqual(['se.vruntime', 'effective uclamp.min']);
    }
  });

  it('has no value for the address range that smaps_rollup begins with', () => {
    const header = '55c777ebc000-7ffeb54c1000 ---p 00000000 00:00 0    [rollup]\n';
    expect(namesIn('smaps_rollup', `${header}Rss:  1716 kB\nPss_Dirty: 112 kB\n`)).toEqual([
      'Rss',
      'Pss_Dirty',
    ]);
  });
});
