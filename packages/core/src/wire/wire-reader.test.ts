import { describe, expect, it } from 'vitest';
import { Publisher } from '../../test/publisher.ts';
import { joinBytes, readStream, seenBy } from '../../test/read-stream.ts';
import { describeValue, EVERY_TYPE, oneValueFile, simpleFile } from '../../test/sample-tree.ts';
import { READ_OK } from '../model/index.ts';
import { MAX_PATH_DEPTH } from '../model/stat-path.ts';
import type { WireError } from './wire-error.ts';
import { WireReader } from './wire-reader.ts';

const errorOf = (chunks: readonly Uint8Array[]): WireError | undefined => readStream(chunks).error;

/** A publisher with one file of two values. */
function publish(): Publisher {
  const publisher = new Publisher();
  publisher.add(simpleFile(['cpu'], ['user', 'system']));
  publisher.change();
  return publisher;
}

const sweepOf = (publisher: Publisher, ...slots: bigint[]): Uint8Array =>
  publisher.sweep([{ index: 0, status: READ_OK, slots }]);

describe('joining', () => {
  it('W24 takes a schema, a keyframe, then deltas', () => {
    const publisher = publish();
    const frames = [...publisher.join(), sweepOf(publisher, 1n, 2n), sweepOf(publisher, 1n, 3n)];
    const { updates, error, reader } = readStream(frames);
    expect(error).toBeUndefined();
    expect(updates.map(({ kind }) => kind)).toEqual(['schema', 'sweep', 'sweep', 'sweep']);
    expect(seenBy(reader)).toMatchObject([{ status: READ_OK, slots: ['1', '3'] }]);
  });

  it('W24 is refused without a schema, whatever comes first', () => {
    const publisher = publish();
    publisher.add(oneValueFile('a', 'b'));
    const event = { kind: 'gap', monotonicNs: 1n, wallNs: 1n, reason: '' } as const;
    const frames = [publisher.keyframe(), publisher.change(), publisher.writer.event(event)];
    for (const frame of frames) {
      if (frame === undefined) throw new Error('Expected a change');
      expect(errorOf([frame])).toMatchObject({ code: 'unexpected-frame' });
    }
  });

  it('W24 is refused with a delta before the keyframe, also after a second schema', () => {
    const publisher = publish();
    const [schema = new Uint8Array(), keyframe = new Uint8Array()] = publisher.join();
    const delta = sweepOf(publisher, 1n, 2n);
    expect(errorOf([schema, delta])).toMatchObject({ code: 'unexpected-frame' });
    expect(errorOf([schema, keyframe, schema, delta])).toMatchObject({ code: 'unexpected-frame' });
    expect(errorOf([schema, keyframe, delta])).toBeUndefined();
  });

  it('W19 anew forgets the readings that were there', () => {
    const publisher = publish();
    const first = [...publisher.join(), sweepOf(publisher, 1n, 2n)];
    const { reader } = readStream([...first, publisher.writer.schema(publisher.schema)]);
    expect(seenBy(reader)).toMatchObject([{ status: 65535, readUs: 0, slots: ['0', '0'] }]);
  });
});

describe('generations', () => {
  it('W25 of samples and schema are the same', () => {
    const publisher = publish();
    const joined = publisher.join();
    const late = publisher.keyframe();
    publisher.add(oneValueFile('a', 'b'));
    const change = publisher.change();
    if (change === undefined) throw new Error('Expected a change');
    expect(errorOf([...joined, change, late])).toMatchObject({ code: 'stale-generation' });
    const early = sweepOf(publisher, 1n, 2n);
    expect(errorOf([...joined, early])).toMatchObject({ code: 'stale-generation' });
    expect(errorOf([...joined, change, early])).toBeUndefined();
  });

  it('W20 follow each other without a gap', () => {
    const publisher = publish();
    const joined = publisher.join();
    publisher.add(oneValueFile('a', 'b'));
    const second = publisher.change();
    publisher.add(oneValueFile('a', 'c'));
    const third = publisher.change();
    if (second === undefined || third === undefined) throw new Error('Expected two changes');
    expect(errorOf([...joined, third])).toMatchObject({ code: 'stale-generation' });
    expect(errorOf([...joined, second, second])).toMatchObject({ code: 'stale-generation' });
    expect(errorOf([...joined, second, third])).toBeUndefined();
  });

  it('W21 W31 leave what stays in its place, and begin new slots at 0', () => {
    const publisher = publish();
    publisher.add(oneValueFile('gone', 'x'));
    const frames = [publisher.writer.schema(publisher.schema), publisher.keyframe()];
    frames.push(publisher.change() ?? new Uint8Array());
    frames.push(
      publisher.sweep([
        { index: 0, status: READ_OK, slots: [7n, 8n] },
        { index: 1, status: READ_OK, slots: [9n] },
      ]),
    );
    publisher.remove(1);
    publisher.add(simpleFile(['new'], ['p', 'q']));
    frames.push(publisher.change() ?? new Uint8Array());
    const { reader, error } = readStream(frames);
    expect(error).toBeUndefined();
    expect(reader.schema?.files.map((file) => file?.firstSlot)).toEqual([0, undefined, 3]);
    expect(seenBy(reader)).toMatchObject([
      { status: READ_OK, slots: ['7', '8'] },
      { status: 65535, slots: ['0', '0'] },
    ]);
  });
});

describe('a change', () => {
  it('W23 leads to a schema that holds, or is refused', () => {
    const publisher = publish();
    const { writer, schema } = publisher;
    const change = {
      generation: schema.generation + 1,
      removedFiles: [],
      removedSources: [1],
      sets: [],
      descriptors: [],
      files: [],
      sources: [],
      values: [],
      slotCount: schema.slotCount,
    };
    const joined = publisher.join();
    expect(errorOf([...joined, writer.schemaChange(change)])).toMatchObject({ code: 'malformed' });
    const harmless = writer.schemaChange({ ...change, removedSources: [], removedFiles: [0] });
    expect(errorOf([...joined, harmless])).toBeUndefined();
  });

  it('W16 cannot build, step by step, a source deeper than a schema may hold', () => {
    const publisher = publish();
    const { writer, schema } = publisher;
    const deeper = (step: number): Uint8Array =>
      writer.schemaChange({
        generation: schema.generation + step,
        removedFiles: [],
        removedSources: [],
        sets: [],
        descriptors: [],
        files: [],
        sources: [{ parent: step, name: 's', identity: '', label: '' }],
        values: [],
        slotCount: schema.slotCount,
      });
    const steps = Array.from({ length: MAX_PATH_DEPTH }, (_, at) => deeper(at + 1));
    const { error, updates } = readStream([...publisher.join(), ...steps]);
    expect(error).toMatchObject({ code: 'malformed' });
    expect(updates).toHaveLength(2 + MAX_PATH_DEPTH - 2);
  });
});

describe('a body', () => {
  it('W6 with a byte to spare is malformed, for every kind of frame', () => {
    const publisher = publish();
    const [schema = new Uint8Array(), keyframe = new Uint8Array()] = publisher.join();
    const delta = sweepOf(publisher, 1n, 2n);
    publisher.add(EVERY_TYPE);
    const change = publisher.change() ?? new Uint8Array();
    const event = publisher.writer.event({ kind: 'gap', monotonicNs: 1n, wallNs: 1n, reason: 'x' });
    const stream = [schema, keyframe, delta, change, event];
    expect(errorOf(stream)).toBeUndefined();
    stream.forEach((frame, at) => {
      const longer = Uint8Array.of(...frame, 0);
      new DataView(longer.buffer).setUint32(4, longer.length - 8, true);
      expect(errorOf([...stream.slice(0, at), longer])).toMatchObject({ code: 'malformed' });
    });
  });
});

describe('an event', () => {
  it('W36 lies between the sweeps it was sent between', () => {
    const publisher = publish();
    const clear = {
      kind: 'clear',
      monotonicNs: 1n,
      wallNs: 2n,
      actor: 'a',
      values: [0, 1],
    } as const;
    const frames = [
      ...publisher.join(),
      sweepOf(publisher, 5n, 5n),
      publisher.writer.event(clear),
      sweepOf(publisher, 0n, 5n),
    ];
    const { updates, reader } = readStream(frames);
    expect(updates.map(({ kind }) => kind)).toEqual(['schema', 'sweep', 'sweep', 'event', 'sweep']);
    expect(updates[3]).toEqual({ kind: 'event', event: clear });
    expect(seenBy(reader)).toMatchObject([{ slots: ['0', '5'] }]);
  });

  it('W36 names values of the schema, also such that have gone, and no others', () => {
    const publisher = publish();
    const about = (value: number): Uint8Array =>
      publisher.writer.event({
        kind: 'clear',
        monotonicNs: 1n,
        wallNs: 1n,
        actor: '',
        values: [value],
      });
    const joined = publisher.join();
    publisher.remove(0);
    const gone = publisher.change() ?? new Uint8Array();
    expect(errorOf([...joined, gone, about(1)])).toBeUndefined();
    expect(errorOf([...joined, about(2)])).toMatchObject({ code: 'malformed' });
  });
});

describe('after an error', () => {
  it('W8 every further chunk and the end say the same error, and no update comes', () => {
    const publisher = publish();
    const [schema = new Uint8Array(), keyframe = new Uint8Array()] = publisher.join();
    const delta = sweepOf(publisher, 1n, 2n);
    const reader = new WireReader();
    const push = (chunk: Uint8Array): number => [...reader.push(chunk)].length;
    push(schema);
    const stale = expect.objectContaining({ code: 'unexpected-frame' });
    expect(() => push(joinBytes([delta, keyframe]))).toThrow(stale);
    expect(() => push(keyframe)).toThrow(stale);
    expect(() => reader.end()).toThrow(stale);
  });

  it('W8 what came before it has been told', () => {
    const publisher = publish();
    const stream = joinBytes([...publisher.join(), new Uint8Array(8)]);
    const { updates, error } = readStream([stream]);
    expect(updates.map(({ kind }) => kind)).toEqual(['schema', 'sweep']);
    expect(error).toMatchObject({ code: 'bad-magic' });
  });
});

describe('what a schema says', () => {
  it('W18 comes through for every type, kind, unit and clear rule', () => {
    const publisher = new Publisher();
    publisher.add(EVERY_TYPE);
    publisher.change();
    const { reader } = readStream(publisher.join());
    expect(reader.schema).toStrictEqual(publisher.schema);
  });

  it('W6 in an exponent out of range is malformed', () => {
    const publisher = new Publisher();
    const exponent = 40_000;
    const unit = { dimension: 'bytes', radix: 2, exponent, noun: '' } as const;
    publisher.add({
      ...oneValueFile('a', 'b'),
      values: [{ source: ['a'], descriptor: describeValue('b', { unit }), firstSlot: 0, sets: [] }],
    });
    publisher.change();
    expect(errorOf(publisher.join())).toMatchObject({ code: 'malformed' });
  });
});
