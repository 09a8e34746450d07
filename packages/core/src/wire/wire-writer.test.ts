import { describe, expect, it } from 'vitest';
import { Publisher } from '../../test/publisher.ts';
import { readStream, seenBy, seenFiles } from '../../test/read-stream.ts';
import { EVERY_TYPE, oneValueFile, simpleFile } from '../../test/sample-tree.ts';
import { NO_DATA, READ_OK, u64At } from '../model/index.ts';
import { MAX_STRING_BYTES } from './limits.ts';
import { WireWriter } from './wire-writer.ts';

const EPERM = 1;
/** Slot of EVERY_TYPE whose value is text. */
const TEXT_SLOT = 4;

/** Three files: two values, one value, and one of every type. */
function publish(): Publisher {
  const publisher = new Publisher();
  publisher.add(simpleFile(['cpu'], ['user', 'system']));
  publisher.add(oneValueFile('mem', 'free'));
  publisher.add(EVERY_TYPE);
  publisher.change();
  return publisher;
}

const ok = (index: number, ...slots: bigint[]) => ({ index, status: READ_OK, slots });
const text = (said: string) => ({
  index: 2,
  status: READ_OK,
  slots: [1n, 2n, 1n, 0n, 0n],
  texts: [[TEXT_SLOT, said]] as const,
});

describe('a delta', () => {
  it('W26 names the sweep it builds upon, and is refused when one has been lost', () => {
    const publisher = publish();
    const joined = publisher.join();
    const [first, second, third] = [1n, 2n, 3n].map((n) => publisher.sweep([ok(1, n)]));
    if (first === undefined || second === undefined || third === undefined) throw new Error();
    expect(readStream([...joined, first, second, third]).error).toBeUndefined();
    expect(readStream([...joined, first, third]).error).toMatchObject({ code: 'unexpected-frame' });
    expect(readStream([...joined, first, first]).error).toMatchObject({ code: 'unexpected-frame' });
    expect(readStream([...joined, second]).error).toMatchObject({ code: 'unexpected-frame' });
  });

  it('W26 builds upon the keyframe that came last', () => {
    const publisher = publish();
    const joined = publisher.join();
    publisher.sweep([ok(1, 5n)]);
    const keyframe = publisher.keyframe();
    const next = publisher.sweep([ok(1, 6n)]);
    const { reader, error } = readStream([...joined, keyframe, next]);
    expect(error).toBeUndefined();
    expect(seenBy(reader)[1]).toMatchObject({ slots: ['6'] });
  });

  it('W31 holds nothing of a file that was not read, and 2 bytes for a value that moved a little', () => {
    const publisher = publish();
    publisher.sweep([ok(0, 100n, 100n), ok(1, 100n)]);
    const still = publisher.sweep([ok(0, 100n, 100n)]);
    const moved = publisher.sweep([ok(0, 100n, 101n)]);
    expect(moved.length - still.length).toBe(2);
    const elsewhere = publisher.sweep([ok(0, 100n, 101n)]);
    expect(elsewhere.length).toBe(still.length);
  });

  it('W27 passes over files that have gone since the sweep', () => {
    const publisher = publish();
    const joined = publisher.join();
    publisher.remove(1);
    const change = publisher.change() ?? new Uint8Array();
    const delta = publisher.sweep([ok(0, 1n, 2n), ok(1, 3n), text('x')]);
    const { updates, error } = readStream([...joined, change, delta]);
    expect(error).toBeUndefined();
    expect(updates.at(-1)).toMatchObject({ kind: 'sweep', sweep: { filesRead: [0, 2] } });
  });

  it('W27 is not made of files out of order or read twice', () => {
    const publisher = publish();
    expect(() => publisher.sweep([ok(1, 1n), ok(0, 1n, 1n)])).toThrow(RangeError);
    expect(() => publisher.sweep([ok(1, 1n), ok(1, 1n)])).toThrow(RangeError);
  });

  it('W27 tells which files were read, also when nothing in them changed', () => {
    const publisher = publish();
    const frames = [...publisher.join(), publisher.sweep([ok(1, 0n)]), publisher.sweep([])];
    const { updates } = readStream(frames);
    expect(updates.slice(2)).toMatchObject([
      { sweep: { keyframe: false, filesRead: [1] } },
      { sweep: { keyframe: false, filesRead: [] } },
    ]);
  });

  it('W11 takes any step of any slot', () => {
    const publisher = publish();
    const joined = publisher.join();
    const steps = [0n, 2n ** 64n - 1n, 1n, 1n << 63n, (1n << 63n) - 1n, 0xffffffffn, 0x100000000n];
    const frames = steps.map((step, at) => publisher.sweep([ok(0, step, steps.at(-at) ?? 0n)]));
    frames.forEach((_, at) => {
      const { reader } = readStream([...joined, ...frames.slice(0, at + 1)]);
      expect(u64At(reader.readings.words, 0)).toBe(steps[at]);
    });
  });
});

describe('status', () => {
  it('W28 tells no data yet, read and unreadable apart', () => {
    const publisher = publish();
    const joined = publisher.join();
    const delta = publisher.sweep([ok(0, 0n, 0n), { index: 1, status: EPERM, slots: [] }]);
    const { reader } = readStream([...joined, delta]);
    expect(seenBy(reader).map(({ status }) => status)).toEqual([READ_OK, EPERM, NO_DATA]);
  });

  it('W28 is said once, and again when it changes', () => {
    const publisher = publish();
    const refused = { index: 1, status: EPERM, slots: [] };
    const lengths = [refused, refused, ok(1, 0n), refused].map((r) => publisher.sweep([r]).length);
    const [first = 0, again, back, refusedAgain] = lengths;
    expect(again).toBe(first - 1);
    expect(back).toBe(first + 1);
    expect(refusedAgain).toBe(first);
  });

  it('W29 leaves an unreadable file its last words, text and read time', () => {
    const publisher = publish();
    const joined = publisher.join();
    const before = publisher.sweep([text('good')]);
    const { reader: then } = readStream([...joined, before]);
    const refused = publisher.sweep([{ index: 2, status: EPERM, slots: [] }]);
    const { reader } = readStream([...joined, before, refused]);
    const [, , last] = seenBy(then);
    expect(seenBy(reader)[2]).toEqual({ ...last, status: EPERM });
    const { reader: joiner } = readStream(publisher.join());
    expect(seenBy(joiner)).toEqual(seenBy(reader));
  });

  it('W29 lets a file that recovered go on from its last words', () => {
    const publisher = publish();
    const frames = [
      ...publisher.join(),
      publisher.sweep([ok(1, 2n ** 64n - 2n)]),
      publisher.sweep([{ index: 1, status: EPERM, slots: [] }]),
      publisher.sweep([ok(1, 3n)]),
    ];
    expect(seenBy(readStream(frames).reader)[1]).toMatchObject({ status: READ_OK, slots: ['3'] });
  });
});

describe('read times', () => {
  it('W30 are whole microseconds on both sides', () => {
    const publisher = publish();
    const joined = publisher.join();
    publisher.current.status[1] = READ_OK;
    publisher.current.readUs[1] = 1234.5;
    const { schema, current, sent } = publisher;
    const header = { ...publisher.header(), sequence: 1 };
    const delta = new WireWriter().delta({ schema, header, current, sent, filesRead: [1] });
    const { reader } = readStream([...joined, delta]);
    expect(reader.readings.readUs[1]).toBe(1235);
    expect(sent.readUs[1]).toBe(1235);
  });

  it('W30 go back and forth between files', () => {
    const publisher = publish();
    const joined = publisher.join();
    publisher.current.status.fill(READ_OK);
    publisher.current.readUs.set([9_000_000, 1, 2 ** 40]);
    const { schema, current, sent, writer } = publisher;
    const header = publisher.header();
    const delta = writer.delta({ schema, header, current, sent, filesRead: [0, 1, 2] });
    const { reader } = readStream([...joined, delta]);
    expect([...reader.readings.readUs]).toEqual([9_000_000, 1, 2 ** 40]);
  });

  it('W30 below 0 are malformed', () => {
    const publisher = publish();
    const joined = publisher.join();
    publisher.current.status[1] = READ_OK;
    publisher.current.readUs[1] = -1;
    const { schema, current, sent, writer } = publisher;
    const header = publisher.header();
    const delta = writer.delta({ schema, header, current, sent, filesRead: [1] });
    expect(readStream([...joined, delta]).error).toMatchObject({ code: 'malformed' });
  });
});

describe('a keyframe', () => {
  it('W32 can be made from the readings of a reader, for its own readers', () => {
    const publisher = publish();
    const { reader: hub } = readStream([...publisher.join(), publisher.sweep([text('a')])]);
    if (hub.schema === undefined) throw new Error('Expected a schema');
    const relayed = new WireWriter();
    const joined = [
      relayed.schema(hub.schema),
      relayed.keyframe({
        schema: hub.schema,
        header: publisher.header(),
        sent: hub.readings,
        filesRead: [],
      }),
    ];
    const { reader, error } = readStream([...joined, publisher.sweep([ok(0, 4n, 4n)])]);
    expect(error).toBeUndefined();
    expect(seenBy(reader)).toEqual(seenFiles(publisher.schema, publisher.sent));
  });

  it('W32 sent again changes nothing for who is there', () => {
    const publisher = publish();
    const frames = [...publisher.join(), publisher.sweep([text('a')])];
    const once = readStream(frames).reader;
    const twice = readStream([...frames, publisher.keyframe()]).reader;
    expect(seenBy(twice)).toEqual(seenBy(once));
  });

  it('W33 has slot s at byte 1 + g + 8 s of its body', () => {
    const publisher = publish();
    publisher.sweep([ok(0, 0x1122334455667788n, 7n), ok(1, 2n ** 64n - 1n)]);
    const early = publisher.keyframe();
    publisher.sweep([text('a text of another length')]);
    const late = publisher.keyframe();
    for (const frame of [early, late]) {
      const slots = new DataView(frame.buffer, 8 + 1 + 1);
      expect(slots.getBigUint64(0, true)).toBe(0x1122334455667788n);
      expect(slots.getBigUint64(8, true)).toBe(7n);
      expect(slots.getBigUint64(16, true)).toBe(2n ** 64n - 1n);
    }
  });
});

describe('texts', () => {
  it('W34 are told when they change, and cost nothing when they do not', () => {
    const publisher = publish();
    const joined = publisher.join();
    const first = publisher.sweep([text('on')]);
    const same = publisher.sweep([text('on')]);
    const changed = publisher.sweep([text('off')]);
    expect(changed.length - same.length).toBe(1 + 1 + 'off'.length);
    const { reader } = readStream([...joined, first, same, changed]);
    expect(seenBy(reader)[2]?.texts).toEqual([[TEXT_SLOT, 'off']]);
  });

  it('W34 of a file that this sweep did not read well wait until it does', () => {
    const publisher = publish();
    const frames = [...publisher.join(), publisher.sweep([text('old')])];
    publisher.current.texts.set(3 + TEXT_SLOT, 'new');
    frames.push(publisher.sweep([ok(0, 1n, 1n)]));
    frames.push(publisher.sweep([{ index: 2, status: EPERM, slots: [] }]));
    expect(seenBy(readStream(frames).reader)[2]?.texts).toEqual([[TEXT_SLOT, 'old']]);
    frames.push(publisher.sweep([text('new')]));
    expect(seenBy(readStream(frames).reader)[2]?.texts).toEqual([[TEXT_SLOT, 'new']]);
  });

  it('W34 of a file that has gone are forgotten by who was there and not told to who joins', () => {
    const publisher = publish();
    const frames = [...publisher.join(), publisher.sweep([text('secret')])];
    publisher.remove(2);
    frames.push(publisher.change() ?? new Uint8Array());
    expect(readStream(frames).reader.readings.texts.size).toBe(0);
    expect(readStream(publisher.join()).reader.readings.texts.size).toBe(0);
  });
});

describe('a frame that cannot be made', () => {
  it('W35 leaves sender and readers in step', () => {
    const publisher = publish();
    const frames = [...publisher.join(), publisher.sweep([ok(0, 1n, 1n)])];
    const tooLong = { ...text('x'.repeat(MAX_STRING_BYTES + 1)), slots: [9n, 9n, 9n, 9n, 0n] };
    const all = [ok(0, 5n, 5n), ok(1, 5n), tooLong];
    expect(() => publisher.sweep(all)).toThrow(expect.objectContaining({ code: 'malformed' }));
    frames.push(publisher.sweep([ok(0, 6n, 6n), ok(1, 6n), text('short')]));
    const { reader, error } = readStream(frames);
    expect(error).toBeUndefined();
    expect(seenBy(reader)).toMatchObject([
      { slots: ['6', '6'] },
      { slots: ['6'] },
      { slots: ['1', '2', '1', '0', '0'] },
    ]);
  });

  it('W9 says which figure is no integer', () => {
    const publisher = publish();
    const { schema, current, sent, writer } = publisher;
    const header = { ...publisher.header(), sweepUs: 0.5 };
    expect(() => writer.delta({ schema, header, current, sent, filesRead: [] })).toThrow('got 0.5');
  });
});

describe('readings that were not grown', () => {
  it('W31 are grown by the writer: a slot out of reach would be sent against 0 for ever', () => {
    const publisher = publish();
    const frames = publisher.join();
    expect(publisher.sent.slotCount).toBe(0);
    frames.push(publisher.sweep([ok(1, 5n)]), publisher.sweep([ok(1, 7n)]));
    expect(seenBy(readStream(frames).reader)[1]).toMatchObject({ slots: ['7'] });
  });
});
