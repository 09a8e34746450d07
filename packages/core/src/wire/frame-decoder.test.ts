import { describe, expect, it } from 'vitest';
import { ByteWriter } from './byte-writer.ts';
import { HEADER_BYTES, type RawFrame, WIRE_VERSION, writeFrame } from './frame.ts';
import { FrameDecoder } from './frame-decoder.ts';
import { MAX_FRAME_BYTES } from './limits.ts';
import { WireError } from './wire-error.ts';

const frameOf = (body: readonly number[]): Uint8Array<ArrayBuffer> =>
  writeFrame(new ByteWriter(), 'event', (writer) => {
    for (const byte of body) writer.u8(byte);
  });

/** The first frame of a peer that may say anything; a header of 8 bytes unless cut. */
const header = (version: number, kind: number, bodyBytes: number): Uint8Array => {
  const bytes = Uint8Array.of(0x53, 0x46, version, kind, 0, 0, 0, 0);
  new DataView(bytes.buffer).setUint32(4, bodyBytes, true);
  return bytes;
};

const bodiesOf = (frames: Iterable<RawFrame>): number[][] =>
  [...frames].map(({ body }) => [...body]);

const pushAll = (decoder: FrameDecoder, chunks: readonly Uint8Array[]): number[][] =>
  chunks.flatMap((chunk) => bodiesOf(decoder.push(chunk)));

function failureOf(run: () => unknown): WireError {
  try {
    run();
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
  throw new Error('Expected a WireError');
}

const STREAM = new Uint8Array([...frameOf([1, 2, 3]), ...frameOf([]), ...frameOf([4, 5])]);
const BODIES = [[1, 2, 3], [], [4, 5]];

describe('frames in a stream', () => {
  it('W1 come out the same wherever the stream is cut in two', () => {
    for (let cut = 0; cut <= STREAM.length; cut++) {
      const decoder = new FrameDecoder();
      expect(pushAll(decoder, [STREAM.slice(0, cut), STREAM.slice(cut)])).toEqual(BODIES);
      expect(() => decoder.end()).not.toThrow();
    }
  });

  it.each([1, 2, 3, 7, 100])('W1 come out the same in chunks of %i bytes', (size) => {
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < STREAM.length; at += size) chunks.push(STREAM.slice(at, at + size));
    expect(pushAll(new FrameDecoder(), chunks)).toEqual(BODIES);
  });

  it('W1 wait for who stops reading between two of them', () => {
    const decoder = new FrameDecoder();
    for (const { body } of decoder.push(STREAM)) {
      expect([...body]).toEqual([1, 2, 3]);
      break;
    }
    expect(bodiesOf(decoder.push(new Uint8Array(0)))).toEqual([[], [4, 5]]);
  });

  it('W1 are not lost when nobody asks for them until the next chunk', () => {
    const decoder = new FrameDecoder();
    decoder.push(STREAM.slice(0, 20));
    expect(bodiesOf(decoder.push(STREAM.slice(20)))).toEqual(BODIES);
  });

  it('W1 stay as they were while later chunks arrive', () => {
    const decoder = new FrameDecoder();
    const kept: Uint8Array[] = [];
    for (const byte of [...STREAM, ...STREAM]) {
      for (const { body } of decoder.push(Uint8Array.of(byte))) kept.push(body);
    }
    expect(kept.map((body) => [...body])).toEqual([...BODIES, ...BODIES]);
  });
});

describe('a header', () => {
  it('W2 that does not begin with SF is refused, at its place in the stream', () => {
    const decoder = new FrameDecoder();
    const good = frameOf([9]);
    const error = failureOf(() =>
      pushAll(decoder, [good, Uint8Array.of(0x53, 0x47, 1, 1, 0, 0, 0, 0)]),
    );
    expect(error).toMatchObject({ code: 'bad-magic', offset: good.length });
  });

  it('W3 of a newer version is refused by name, whatever its kind and length are', () => {
    const error = failureOf(() => pushAll(new FrameDecoder(), [header(4, 99, 0xffffffff)]));
    expect(error).toMatchObject({ code: 'version-too-new', offset: 2 });
    expect(error.message).toContain('version 4, this reader knows up to 3');
  });

  it.each([0, 1, 2])('W3 of version %i is refused by name', (version) => {
    const error = failureOf(() => pushAll(new FrameDecoder(), [header(version, 99, 0xffffffff)]));
    expect(error).toMatchObject({ code: 'version-too-old', offset: 2 });
  });

  it.each([0, 5])('W4 of kind %i is refused', (kind) => {
    const error = failureOf(() => pushAll(new FrameDecoder(), [header(WIRE_VERSION, kind, 0)]));
    expect(error).toMatchObject({ code: 'unexpected-frame', offset: 3 });
  });

  it('W7 rejects a frame above the limit before its body arrives', () => {
    const decoder = new FrameDecoder();
    const announced = header(WIRE_VERSION, 3, MAX_FRAME_BYTES + 1);
    expect(bodiesOf(decoder.push(announced.slice(0, 7)))).toEqual([]);
    const error = failureOf(() => bodiesOf(decoder.push(announced.slice(7))));
    expect(error).toMatchObject({ code: 'frame-too-large', offset: 4 });
  });

  it('W7 accepts a frame at the limit', () => {
    const decoder = new FrameDecoder();
    expect(bodiesOf(decoder.push(header(WIRE_VERSION, 3, MAX_FRAME_BYTES)))).toEqual([]);
    expect(decoder.buffered).toBe(HEADER_BYTES);
  });
});

describe('the end of a stream', () => {
  it('W5 is truncated inside a frame and at no other place', () => {
    const ends = new Set([0, 11, 19, 29]);
    for (let length = 0; length <= STREAM.length; length++) {
      const decoder = new FrameDecoder();
      const bodies = bodiesOf(decoder.push(STREAM.slice(0, length)));
      expect(bodies).toEqual(BODIES.slice(0, bodies.length));
      if (ends.has(length)) expect(() => decoder.end()).not.toThrow();
      else expect(failureOf(() => decoder.end()).code).toBe('truncated');
    }
  });

  it('W8 says the error that came before, and so does every further chunk', () => {
    const decoder = new FrameDecoder();
    const error = failureOf(() => bodiesOf(decoder.push(new Uint8Array(8))));
    expect(failureOf(() => decoder.push(STREAM))).toBe(error);
    expect(failureOf(() => decoder.end())).toBe(error);
  });
});

describe('the sending end', () => {
  it('W7 does not make a frame that no reader takes', () => {
    const body = new Uint32Array(MAX_FRAME_BYTES / 4);
    const write = (more: number) =>
      writeFrame(new ByteWriter(MAX_FRAME_BYTES + 64), 'samples', (writer) => {
        writer.words(body, body.length);
        for (let i = 0; i < more; i++) writer.u8(0);
      });
    expect(write(0)).toHaveLength(HEADER_BYTES + MAX_FRAME_BYTES);
    expect(failureOf(() => write(1)).code).toBe('frame-too-large');
  });
});
