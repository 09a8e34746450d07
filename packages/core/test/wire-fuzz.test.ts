import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CLEAR_BY_ZERO, type NewFile, READ_OK, SchemaIndex } from '../src/model/index.ts';
import { checkSchema, HEADER_BYTES, MAX_SLOTS } from '../src/wire/index.ts';
import { countTypedArrays } from './count-typed-arrays.ts';
import { createRandom, FUZZ_SEED, FUZZ_STREAMS, mutateFrame } from './mutate-frames.ts';
import { Publisher } from './publisher.ts';
import { readStream, type StreamRead } from './read-stream.ts';
import { describeValue, oneValueFile } from './sample-tree.ts';

/** What a change may ask for without bytes that justify it, see W15; a keyframe of so many slots never comes. */
const MOST_ANNOUNCED = 8 * MAX_SLOTS;
/** The columns and buffers of a small stream. */
const MOST_JUSTIFIED = 65536;
/** For a slow machine under load; it takes half a minute. */
const TIMEOUT_MS = 600_000;

const TREE: NewFile = {
  path: '/f',
  filesystem: 'fs',
  mode: 0o644,
  slotCount: 4,
  values: [
    {
      source: ['s'],
      descriptor: describeValue('u', { clear: CLEAR_BY_ZERO }),
      firstSlot: 0,
      sets: [],
    },
    {
      source: ['s', 'd'],
      descriptor: describeValue('x', { type: 'text' }),
      firstSlot: 1,
      sets: [],
    },
    {
      source: ['s'],
      descriptor: describeValue('t', { keys: [{ name: 'cpu', type: 'int' }] }),
      firstSlot: 2,
      sets: [{ name: 'cpu', ids: ['0', '1'] }],
    },
  ],
};

/** Schema, keyframe, delta, change, event, delta: each builds upon those before. */
function everyFrame(): Uint8Array[] {
  const publisher = new Publisher();
  publisher.add(TREE);
  publisher.add(oneValueFile('m', 'f'));
  publisher.change();
  const frames: (Uint8Array | undefined)[] = publisher.join();
  frames.push(
    publisher.sweep([
      { index: 0, status: READ_OK, slots: [2n ** 64n - 1n, 0n, 70n, 5n], texts: [[1, 'on']] },
      { index: 1, status: READ_OK, slots: [500n] },
    ]),
  );
  publisher.remove(1);
  publisher.add(oneValueFile('n', 'g'));
  frames.push(publisher.change());
  const at = { monotonicNs: 1n, wallNs: 2n };
  const { writer } = publisher;
  frames.push(
    writer.event({ kind: 'clear', ...at, actor: 'me', values: [0, 3] }),
    writer.event({ kind: 'reset', ...at, reason: 'replaced', values: [2] }),
    writer.event({ kind: 'clock', ...at, steppedUs: -3_600_000_000 }),
    writer.event({ kind: 'gap', ...at, reason: 'away' }),
  );
  frames.push(
    publisher.sweep([
      { index: 0, status: 1, slots: [] },
      { index: 2, status: READ_OK, slots: [1n] },
    ]),
  );
  return frames.flatMap((frame) => (frame === undefined ? [] : [frame]));
}

const FRAMES = everyFrame();

/** Reads streams of which one frame has been changed. */
function* readMutated(count: number, seed: number): Generator<StreamRead> {
  const random = createRandom(seed);
  for (let i = 0; i < count; i++) {
    const at = random(FRAMES.length);
    const mutated = mutateFrame(FRAMES[at] ?? new Uint8Array(), HEADER_BYTES, random);
    yield readStream([...FRAMES.slice(0, at), mutated, ...FRAMES.slice(at + 1)]);
  }
}

/** What every consumer trusts, whatever bytes it came from. */
function expectWhole({ reader, updates }: StreamRead): void {
  const { schema, readings } = reader;
  if (schema === undefined) return;
  checkSchema(schema);
  const index = new SchemaIndex(schema);
  for (const value of index.valuesBelow(0)) expect(index.resolve(value)).toBeDefined();
  expect(readings.status.length).toBeGreaterThanOrEqual(schema.files.length);
  for (const update of updates) {
    if (update.kind !== 'sweep') continue;
    const { filesRead } = update.sweep;
    expect(filesRead.every((file, at) => file > (filesRead[at - 1] ?? -1))).toBe(true);
  }
}

// A property of V8, which the types of ES2023 do not know.
const { stackTraceLimit } = Error as { stackTraceLimit?: number };

beforeEach(() => {
  // Most streams end in an error, and making its stack takes a quarter of the time.
  Reflect.set(Error, 'stackTraceLimit', 0);
});

afterEach(() => {
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
});

describe('frames that went wrong', { timeout: TIMEOUT_MS }, () => {
  it('W8 end in a WireError or mean something that holds', () => {
    let understood = 0;
    let read = 0;
    for (const stream of readMutated(FUZZ_STREAMS, FUZZ_SEED)) {
      if (stream.error === undefined) understood++;
      if (read++ % 16 === 0) expectWhole(stream);
    }
    expect(read).toBe(FUZZ_STREAMS);
    // Neither all refused at the door nor all harmless: the changes reach the inside.
    expect(understood / read).toBeGreaterThan(0.01);
    expect(understood / read).toBeLessThan(0.5);
  });

  it('W15 make a reader ask for no more columns and buffers than their bytes justify', () => {
    const counted = countTypedArrays();
    onTestFinished(counted.stop);
    let most = 0;
    for (const { updates } of readMutated(FUZZ_STREAMS / 100, FUZZ_SEED + 1)) {
      const announced = updates.some(({ kind }) => kind === 'schema-change') ? MOST_ANNOUNCED : 0;
      expect(counted.bytes).toBeLessThan(announced + MOST_JUSTIFIED);
      most = Math.max(most, counted.bytes);
      counted.bytes = 0;
    }
    expect(most).toBeGreaterThan(MOST_JUSTIFIED);
  });
});
