import { describe, expect, it, onTestFinished } from 'vitest';
import { ByteReader } from '../src/wire/byte-reader.ts';
import { ByteWriter } from '../src/wire/byte-writer.ts';
import { WIRE_VERSION } from '../src/wire/frame.ts';
import {
  MAX_DESCRIPTORS,
  MAX_ENTRIES,
  MAX_EXPONENT,
  MAX_FRAME_BYTES,
  MAX_SLOTS,
} from '../src/wire/limits.ts';
import { readSchema } from '../src/wire/schema-codec.ts';
import { countTypedArrays, type TypedArrayCount } from './count-typed-arrays.ts';
import { weighLive } from './live-memory.ts';
import { Publisher } from './publisher.ts';
import { readStream } from './read-stream.ts';
import { oneValueFile } from './sample-tree.ts';

/** The two bounds that W15 states. */
const MOST_PER_BYTE = 40;
const MOST_PER_FRAME = 512 * 1024 * 1024;
/** Room for a string of two-byte characters: its bytes may all be in one, and ASCII but for one character. */
const MOST_IN_STRINGS = 2 * MAX_FRAME_BYTES;
/** Enough entries that what surrounds them does not count. */
const MANY = 20_000;
/** For a slow machine under load: collecting garbage waits its turn. */
const TIMEOUT_MS = 60_000;

type Write = (writer: ByteWriter) => void;

const list =
  (count: number, write: Write): Write =>
  (writer) => {
    writer.varint(count);
    for (let i = 0; i < count; i++) write(writer);
  };
const bytes =
  (...all: readonly number[]): Write =>
  (writer) => {
    for (const byte of all) writer.u8(byte);
  };
const both =
  (...writes: readonly Write[]): Write =>
  (writer) => {
    for (const write of writes) write(writer);
  };
const huge: Write = (writer) => writer.varint(2 ** 40);
/** An exponent of the unit, as far from 0 as it may be. */
const huge32: Write = (writer) => writer.signedVarint(-MAX_EXPONENT);
const text: Write = (writer) => writer.string('ab');

const none = list(0, bytes());
const root = list(1, bytes(1, 0, 0, 0, 0));

/** The body of a schema with one list, 0 to 4 in the order of the wire; no sender makes such. */
function schemaBody(at: number, entries: Write, slotCount = 0): Uint8Array {
  const writer = new ByteWriter(1 << 20);
  both(text, bytes(1), text, text, text, (w) => w.varint(slotCount))(writer);
  for (let i = 0; i < 5; i++) (i === at ? entries : i === 3 ? root : none)(writer);
  return writer.take();
}

const frameOf = (kind: number, body: Uint8Array): Uint8Array => {
  const frame = Uint8Array.of(0x53, 0x46, WIRE_VERSION, kind, 0, 0, 0, 0, ...body);
  new DataView(frame.buffer).setUint32(4, body.length, true);
  return frame;
};

const weighSchema = async (body: Uint8Array): Promise<number> => {
  const { made, bytes: live } = await weighLive(() => readSchema(new ByteReader(body)));
  expect(made.sources.length).toBeGreaterThan(0);
  return live;
};

/** Counts until the test is over. */
function startCount(): TypedArrayCount {
  const counted = countTypedArrays();
  onTestFinished(counted.stop);
  return counted;
}

describe('an entry', { timeout: TIMEOUT_MS }, () => {
  const ten = Array.from({ length: 10 }, () => 0);

  it.each<[string, number, Write]>([
    ['a hole', 4, bytes(0)],
    ['an empty set', 0, bytes(1, 0, 0)],
    ['a set of one id', 0, bytes(1, 0, 1, 0)],
    ['a descriptor', 1, bytes(1, ...ten, 0, 0, 0, 0, 0)],
    ['a descriptor of two keys', 1, bytes(1, ...ten, 0, 2, 0, 0, 0, 0, 0, 0, 0)],
    ['a descriptor of ten states', 1, bytes(1, ...ten, 0, 0, 0, 0, 10, ...ten, ...ten)],
    ['a file', 2, bytes(1, 0, 0, 0, 0, 0)],
    ['a source', 3, bytes(1, 0, 0, 0, 0)],
    ['a value', 4, bytes(1, 0, 0, 0, 0, 0)],
  ])('W15 %s at its shortest takes 40 bytes at most for each it came in', async (_, at, entry) => {
    const body = schemaBody(at, list(MANY, entry));
    expect((await weighSchema(body)) / body.length).toBeLessThan(MOST_PER_BYTE);
  });

  it.each<[string, number, number, Write]>([
    ['a set', 0, MAX_ENTRIES / 2, both(bytes(1), text, bytes(1), text)],
    [
      'a descriptor',
      1,
      MAX_DESCRIPTORS,
      both(
        bytes(1),
        text,
        bytes(0, 0, 0, 0),
        huge32,
        text,
        text,
        text,
        bytes(0, 0, 2),
        text,
        bytes(0),
        text,
        bytes(0, 1),
        text,
        text,
        bytes(0, 2),
        huge32,
        text,
        huge32,
        text,
      ),
    ],
    ['a file', 2, MAX_ENTRIES, both(bytes(1), text, text, huge, huge, huge)],
    ['a source', 3, MAX_ENTRIES, both(bytes(1), huge, text, text, text)],
    ['a value', 4, MAX_ENTRIES, both(bytes(1), huge, huge, huge, huge, bytes(0))],
  ])('W15 %s at its dearest fits into 512 MiB as often as a frame can hold it', async (...row) => {
    const [, at, limit, entry] = row;
    const live = await weighSchema(schemaBody(at, list(MANY, entry)));
    expect((live / MANY) * limit + MOST_IN_STRINGS).toBeLessThan(MOST_PER_FRAME);
  });
});

describe('what is only announced', () => {
  const empty = schemaBody(-1, none, MAX_SLOTS);

  it('W15 allocates no slots before a keyframe brings them', () => {
    const keyframe = frameOf(3, Uint8Array.of(1, 1, ...new Uint8Array(1000)));
    const counted = startCount();
    const { reader, updates, error } = readStream([frameOf(1, empty), keyframe]);
    expect(updates).toHaveLength(1);
    expect(error).toMatchObject({ code: 'truncated' });
    expect(reader.readings.slotCount).toBe(0);
    expect(counted.bytes).toBeLessThan(4096);
  });

  it('W15 allocates 32 MiB of slots at most when a change adds them', () => {
    const publisher = new Publisher();
    publisher.add(oneValueFile('a', 'b'));
    publisher.change();
    const grow = (slotCount: number) =>
      publisher.writer.schemaChange({
        generation: 2,
        removedFiles: [],
        removedSources: [],
        sets: [],
        descriptors: [],
        files: [],
        sources: [],
        values: [],
        slotCount,
      });
    const joined = publisher.join();
    const most = [...joined, grow(MAX_SLOTS)];
    const counted = startCount();
    expect(readStream(most).error).toBeUndefined();
    expect(counted.bytes).toBeGreaterThanOrEqual(8 * MAX_SLOTS);
    expect(counted.bytes).toBeLessThan(8 * MAX_SLOTS + 4096);
    expect(readStream([...joined, grow(MAX_SLOTS + 1)]).error?.code).toBe('malformed');
  });

  it('W15 allocates nothing for a frame of 64 MiB of which 8 bytes have come', () => {
    const header = Uint8Array.of(0x53, 0x46, WIRE_VERSION, 1, 0, 0, 0, 4);
    const counted = startCount();
    const { error } = readStream([header]);
    expect(error).toMatchObject({ code: 'truncated' });
    expect(counted.bytes).toBe(0);
  });

  it('W15 allocates at most twice the bytes that came, for a frame in single bytes', () => {
    const body = schemaBody(4, list(20_000, bytes(0)));
    const single = [...frameOf(1, body)].map((byte) => Uint8Array.of(byte));
    const counted = startCount();
    expect(readStream(single).error).toBeUndefined();
    // Each doubling copies what came before it: 2 + 1 + ½ + … of the frame.
    expect(counted.bytes).toBeLessThan(4 * body.length + 65536);
  });
});
