import { createDescriptor, SchemaBuilder, SchemaIndex } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { Viewer } from './viewer.ts';
import { wishOf } from './wish-of.ts';

/** A tree with one process in it, whose CPU time is file 0. */
function treeWithProcess(pid: number): SchemaIndex {
  const builder = new SchemaBuilder('e1', { name: 'orion', kernel: '6.18', bootId: 'boot' });
  const descriptor = createDescriptor('utime', { kind: 'cumulative', unit: UNITS.ticks });
  const source = ['proc', String(pid), 'stat'];
  const file = { path: `/proc/${pid}/stat`, filesystem: 'procfs', mode: 0o444, slotCount: 1 };
  builder.addFile({ ...file, values: [{ source, descriptor, firstSlot: 0, sets: [] }] });
  builder.commit();
  return new SchemaIndex(builder.schema);
}

function viewerOf(...paths: readonly string[]): Viewer {
  const viewer = new Viewer(paths.join(' '), false);
  viewer.look(paths);
  return viewer;
}

const processesOf = (...viewers: readonly Viewer[]): readonly number[] =>
  wishOf(treeWithProcess(7), viewers, 1000).processes;

describe('processes that are wished for', () => {
  it('are those that somebody is on, whether or not they are in the tree', () => {
    expect(processesOf(viewerOf('proc/7', 'proc/7/stat/utime'), viewerOf('proc/1234'))).toEqual([
      7, 1234,
    ]);
  });

  it('end with who was on them', () => {
    const viewer = viewerOf('proc/7');
    expect(processesOf(viewer)).toEqual([7]);
    viewer.look(['cpu']);
    expect(processesOf(viewer)).toEqual([]);
  });

  it('are none for what cannot be the id of one, which the agent would refuse with all the rest', () => {
    expect(processesOf(viewerOf('proc', 'proc/0', 'proc/07', 'proc/7x', 'x/proc/7'))).toEqual([]);
  });

  it('are no more than an agent takes', () => {
    const viewer = viewerOf(...Array.from({ length: 100 }, (_, i) => `proc/${i + 1}`));
    expect(processesOf(viewer)).toHaveLength(64);
  });

  it('are read as often as their values are looked at', () => {
    const { wants } = wishOf(treeWithProcess(7), [viewerOf('proc/7/stat/utime')], 1000);
    expect(wants).toEqual([{ intervalMs: 1000, files: [0] }]);
  });
});
