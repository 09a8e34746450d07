import { describe, expect, it } from 'vitest';
import { READ_OK } from '../src/model/index.ts';
import { HEADER_BYTES } from '../src/wire/index.ts';
import { Publisher } from './publisher.ts';
import { joinBytes, readStream, seenBy } from './read-stream.ts';
import { EVERY_TYPE, oneValueFile, simpleFile, TABLES } from './sample-tree.ts';

const EPERM = 1;

/** Every kind of frame, and everything that a sweep can say. */
function everyFrame(): Uint8Array<ArrayBuffer>[] {
  const publisher = new Publisher();
  publisher.add(EVERY_TYPE);
  publisher.add(oneValueFile('mem', 'free'));
  const frames: (Uint8Array<ArrayBuffer> | undefined)[] = [];
  publisher.change();
  frames.push(...publisher.join());
  const text = [[4, 'on']] as const;
  frames.push(
    publisher.sweep([
      { index: 0, status: READ_OK, slots: [1n, 2n ** 64n - 1n, 1n, 0n, 0n], texts: text },
      { index: 1, status: READ_OK, slots: [500n] },
    ]),
  );
  publisher.remove(1);
  publisher.add(TABLES);
  publisher.add(simpleFile(['cpu', '0'], ['user', 'system']));
  frames.push(publisher.change());
  frames.push(
    publisher.writer.event({
      kind: 'clear',
      monotonicNs: 1n,
      wallNs: 2n,
      actor: 'me',
      values: [0, 3],
    }),
  );
  frames.push(
    publisher.sweep([
      { index: 0, status: EPERM, slots: [] },
      { index: 2, status: READ_OK, slots: [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n] },
    ]),
  );
  frames.push(publisher.keyframe());
  return frames.flatMap((frame) => (frame === undefined ? [] : [frame]));
}

const FRAMES = everyFrame();
const STREAM = joinBytes(FRAMES);
const WHOLE = readStream([STREAM]);

/** Where frames end, and what readers then see. */
const STOPS = FRAMES.map((_, at) => {
  const frames = FRAMES.slice(0, at + 1);
  return { length: joinBytes(frames).length, seen: seenBy(readStream(frames).reader) };
});

/** For a slow machine under load; it takes a second. */
const TIMEOUT_MS = 60_000;

describe('a stream of every kind of frame', { timeout: TIMEOUT_MS }, () => {
  it('W5 cut anywhere tells the frames that came whole, and is truncated between them', () => {
    for (let length = 0; length <= STREAM.length; length++) {
      const { reader, updates, error } = readStream([STREAM.slice(0, length)]);
      const passed = STOPS.filter((stop) => stop.length <= length);
      expect(updates).toEqual(WHOLE.updates.slice(0, passed.length));
      expect(seenBy(reader)).toEqual(passed.at(-1)?.seen ?? []);
      const isStop = length === 0 || length === passed.at(-1)?.length;
      expect(error?.code).toBe(isStop ? undefined : 'truncated');
    }
  });

  it('W1 says the same cut in two anywhere', () => {
    for (let cut = 0; cut <= STREAM.length; cut++) {
      const { reader, updates, error } = readStream([STREAM.slice(0, cut), STREAM.slice(cut)]);
      expect(error).toBeUndefined();
      expect(updates).toEqual(WHOLE.updates);
      expect(seenBy(reader)).toEqual(seenBy(WHOLE.reader));
    }
  });

  it.each([1, 2, 3, 64])('W1 says the same in chunks of %i bytes', (size) => {
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < STREAM.length; at += size) chunks.push(STREAM.slice(at, at + size));
    const { updates, error } = readStream(chunks);
    expect(error).toBeUndefined();
    expect(updates).toEqual(WHOLE.updates);
  });

  it('W6 has no frame whose body can lose its end and still say something', () => {
    FRAMES.forEach((frame, at) => {
      const before = FRAMES.slice(0, at);
      for (let length = HEADER_BYTES; length < frame.length; length++) {
        const shorter = frame.slice(0, length);
        new DataView(shorter.buffer).setUint32(4, length - HEADER_BYTES, true);
        const { updates, error } = readStream([...before, shorter]);
        expect(updates).toHaveLength(before.length);
        expect(['truncated', 'malformed']).toContain(error?.code);
      }
    });
  });
});
