import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { readEvent, type WireEvent, writeEvent } from './event-codec.ts';

const nanoseconds = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const text = fc.string({ unit: 'grapheme' });
const event: fc.Arbitrary<WireEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('clear' as const),
    monotonicNs: nanoseconds,
    wallNs: nanoseconds,
    actor: text,
    values: fc.array(fc.nat()),
  }),
  fc.record({
    kind: fc.constant('gap' as const),
    monotonicNs: nanoseconds,
    wallNs: nanoseconds,
    reason: text,
  }),
  fc.record({
    kind: fc.constant('reset' as const),
    monotonicNs: nanoseconds,
    wallNs: nanoseconds,
    reason: text,
    values: fc.array(fc.nat()),
  }),
  fc.record({
    kind: fc.constant('clock' as const),
    monotonicNs: nanoseconds,
    wallNs: nanoseconds,
    steppedUs: fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 }),
  }),
);

const bytesOf = (written: WireEvent): Uint8Array => {
  const writer = new ByteWriter();
  writeEvent(writer, written);
  return writer.take();
};

describe('an event', () => {
  it('W36 arrives as it was sent', () => {
    fc.assert(
      fc.property(event, (sent) => {
        expect(readEvent(new ByteReader(bytesOf(sent)))).toEqual(sent);
      }),
    );
  });

  it('W36 of an unknown kind is malformed', () => {
    const bytes = bytesOf({ kind: 'gap', monotonicNs: 1n, wallNs: 2n, reason: '' });
    bytes[0] = 4;
    expect(() => readEvent(new ByteReader(bytes))).toThrow(
      expect.objectContaining({ code: 'malformed' }),
    );
  });

  it('W6 is refused short of any byte, and with one too many', () => {
    fc.assert(
      fc.property(event, (sent) => {
        const bytes = bytesOf(sent);
        for (let length = 0; length < bytes.length; length++) {
          expect(() => readEvent(new ByteReader(bytes.subarray(0, length)))).toThrow(
            expect.objectContaining({ name: 'WireError' }),
          );
        }
        expect(() => readEvent(new ByteReader(Uint8Array.of(...bytes, 0)))).toThrow(
          expect.objectContaining({ code: 'malformed' }),
        );
      }),
      { numRuns: 50 },
    );
  });
});
