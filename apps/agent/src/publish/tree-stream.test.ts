import { pathOf, SchemaIndex, u64At } from '@statsfs/core/model';
import { counter, gauge, Source, StatsTree, valueSet } from '@statsfs/core/publish';
import { WireReader, type WireUpdate } from '@statsfs/core/wire';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/manual-clock.ts';
import { TreeStream } from './tree-stream.ts';

function setup() {
  const tree = new StatsTree();
  const failures: string[] = [];
  const stream = new TreeStream({
    tree,
    epoch: 'epoch',
    host: { name: 'orion', kernel: '6.18', bootId: 'b' },
    name: 'myapp',
    mountPoint: '/run/myapp',
    clock: new ManualClock(),
    onFailure: (text) => failures.push(text),
  });
  const reader = new WireReader();
  const take = (frames: readonly Uint8Array[]): WireUpdate[] =>
    frames.flatMap((frame) => [...reader.push(frame)]);
  const figures = (): Record<string, string> => {
    if (reader.schema === undefined) return {};
    const index = new SchemaIndex(reader.schema);
    return Object.fromEntries(
      [...index.valuesBelow(0)].map((value) => {
        const slot = index.resolve(value)?.value.firstSlot ?? 0;
        return [index.valuePath(value), u64At(reader.readings.words, slot).toString()];
      }),
    );
  };
  return { tree, stream, take, figures, failures, reader };
}

describe('the stream of a live tree', () => {
  it('begins with all there is, goes on with what changed, and follows what comes and goes', () => {
    const { tree, stream, take, figures } = setup();
    const base = { hits: 1 };
    const set = valueSet([counter('hits')]);
    const myapp = tree.register(new Source('myapp').add(set, base));
    expect(take(stream.frames()).map(({ kind }) => kind)).toEqual(['schema', 'sweep']);
    expect(figures()).toEqual({ 'myapp/hits': '1' });
    base.hits = 5;
    const worker = new Source('w').add(set, { hits: 9 });
    myapp.addSubordinate(worker);
    expect(take(stream.frames()).map(({ kind }) => kind)).toEqual(['schema-change', 'sweep']);
    expect(figures()).toEqual({ 'myapp/hits': '5', 'myapp/w/hits': '9' });
    myapp.removeSubordinate(worker);
    take(stream.frames());
    expect(figures()).toEqual({ 'myapp/hits': '5' });
  });

  it('tells a clear before the figures that it left, of an aggregate for all that it folds', () => {
    const { tree, stream, take, figures, reader } = setup();
    const set = valueSet([counter('hits'), counter('misses')]);
    const top = new Source('myapp').addAggregates(set);
    const bases = [1, 2].map((n) => ({ hits: n, misses: n }));
    for (const [at, base] of bases.entries())
      top.addSubordinate(new Source(`w${at}`).add(set, base));
    tree.register(top);
    take(stream.frames());
    const { outcome, frames } = stream.clear(pathOf(['myapp', 'hits']), 'me');
    expect(outcome).toMatchObject({ kind: 'cleared', bases: 2 });
    const [told, ...rest] = take(frames);
    expect(rest.map(({ kind }) => kind)).toEqual(['sweep']);
    if (told?.kind !== 'event' || told.event.kind !== 'clear' || reader.schema === undefined) {
      throw new Error('Expected a clear');
    }
    const index = new SchemaIndex(reader.schema);
    expect(told.event.actor).toBe('me');
    expect(told.event.values.map((value) => index.valuePath(value))).toEqual([
      'myapp/hits',
      'myapp/w0/hits',
      'myapp/w1/hits',
    ]);
    expect(figures()).toMatchObject({
      'myapp/hits': '0',
      'myapp/w1/hits': '0',
      'myapp/misses': '3',
    });
  });

  it('refuses to clear what goes both ways, and what has gone, and tells nothing', () => {
    const { tree, stream, take } = setup();
    tree.register(new Source('myapp').add(valueSet([gauge('load')]), { load: 1 }));
    take(stream.frames());
    expect(stream.clear(pathOf(['myapp', 'load']), 'me')).toMatchObject({
      outcome: { kind: 'refused', code: 'EPERM' },
      frames: [],
    });
    expect(stream.clear(pathOf(['gone']), 'me')).toMatchObject({
      outcome: { kind: 'refused', code: 'ENOENT' },
      frames: [],
    });
  });

  it('says once what a value of the program threw', () => {
    const { tree, stream, failures } = setup();
    const broken = counter('bad', {
      get: () => {
        throw new Error('no idea');
      },
    });
    tree.register(new Source('myapp').add(valueSet([broken]), {}));
    stream.frames();
    stream.frames();
    expect(failures).toEqual(['myapp/bad: no idea']);
  });
});
