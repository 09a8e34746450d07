import { describe, expect, it } from 'vitest';
import { Publisher } from '../../test/publisher.ts';
import { readStream, seenBy, seenFiles } from '../../test/read-stream.ts';
import { oneValueFile } from '../../test/sample-tree.ts';
import { READ_OK } from '../model/index.ts';
import { ChangeLog } from './change-log.ts';
import { WireReader } from './wire-reader.ts';

/** A publisher whose changes are logged, with one file, and a reader that has joined it. */
function follow() {
  const publisher = new Publisher();
  const log = new ChangeLog();
  const change = (): Uint8Array<ArrayBuffer> => {
    const frame = publisher.change();
    if (frame === undefined) throw new Error('Expected a change');
    log.add(publisher.schema.generation, frame);
    return frame;
  };
  publisher.add(oneValueFile('a', 'first'));
  change();
  const { reader } = readStream(publisher.join());
  return { publisher, log, change, reader };
}

const placeOf = (reader: WireReader) => {
  const { place } = reader;
  if (place === undefined) throw new Error('Expected a place to go on from');
  return place;
};

const push = (reader: WireReader, frames: readonly Uint8Array[]): string[] =>
  frames.flatMap((frame) => [...reader.push(frame)].map(({ kind }) => kind));

describe('a reader that comes back', () => {
  it('W37 gets the changes it missed and a keyframe, and sees what everybody sees', () => {
    const { publisher, log, change, reader } = follow();
    const place = placeOf(reader);
    publisher.add(oneValueFile('b', 'second'));
    change();
    publisher.remove(0);
    change();
    publisher.sweep([{ index: 1, status: READ_OK, slots: [7n] }]);
    reader.resume();
    const missed = log.since(place, publisher.schema) ?? [];
    expect(push(reader, [...missed, publisher.keyframe()])).toEqual([
      'schema-change',
      'schema-change',
      'sweep',
    ]);
    expect(seenBy(reader)).toEqual(seenFiles(publisher.schema, publisher.sent));
    expect(push(reader, [publisher.sweep([{ index: 1, status: READ_OK, slots: [9n] }])])).toEqual([
      'sweep',
    ]);
    expect(seenBy(reader)).toMatchObject([{ slots: ['9'] }]);
  });

  it('W37 gets only a keyframe when nothing changed', () => {
    const { publisher, log, reader } = follow();
    expect(log.since(placeOf(reader), publisher.schema)).toEqual([]);
  });

  it('W37 gets a schema when it comes from another epoch, from the future, or too late', () => {
    const { publisher, log, reader } = follow();
    const place = placeOf(reader);
    const { schema } = publisher;
    expect(log.since({ ...place, epoch: 'other' }, schema)).toBeUndefined();
    expect(log.since({ ...place, generation: place.generation + 1 }, schema)).toBeUndefined();
    expect(log.since({ ...place, generation: -1 }, schema)).toBeUndefined();
  });

  it('W37 is told of nothing that was forgotten: the log has a bound', () => {
    const log = new ChangeLog(10);
    for (let generation = 1; generation <= 3; generation++) {
      log.add(generation, new Uint8Array(5).fill(generation));
    }
    const now = { epoch: 'e', generation: 3 };
    expect(log.since({ epoch: 'e', generation: 1 }, now)?.map(([first]) => first)).toEqual([2, 3]);
    expect(log.since({ epoch: 'e', generation: 0 }, now)).toBeUndefined();
    log.add(4, new Uint8Array(11));
    expect(log.since(now, { epoch: 'e', generation: 4 })).toBeUndefined();
    expect(log.since(now, now)).toEqual([]);
  });

  it('W38 forgets the half frame that broke off, and shows what it had until the keyframe', () => {
    const { publisher, reader } = follow();
    push(reader, [publisher.sweep([{ index: 0, status: READ_OK, slots: [5n] }])]);
    const broken = publisher.sweep([{ index: 0, status: READ_OK, slots: [6n] }]);
    push(reader, [broken.subarray(0, broken.length - 1)]);
    reader.resume();
    expect(seenBy(reader)).toMatchObject([{ slots: ['5'] }]);
    expect(push(reader, [publisher.keyframe()])).toEqual(['sweep']);
    expect(seenBy(reader)).toMatchObject([{ slots: ['6'] }]);
  });

  it('W38 is refused with a delta before the keyframe, and has no place after an error', () => {
    const { publisher, reader } = follow();
    reader.resume();
    const delta = publisher.sweep([{ index: 0, status: READ_OK, slots: [6n] }]);
    expect(() => push(reader, [delta])).toThrow(
      expect.objectContaining({ code: 'unexpected-frame' }),
    );
    expect(reader.place).toBeUndefined();
    expect(() => reader.resume()).toThrow(expect.objectContaining({ code: 'unexpected-frame' }));
    expect(new WireReader().place).toBeUndefined();
  });
});
