import { describe, expect, it } from 'vitest';
import { CLEAR_KINDS } from '../src/model/clear-rule.ts';
import { Readings } from '../src/model/index.ts';
import { type SamplesInput, WireReader, type WireUpdate, WireWriter } from '../src/wire/index.ts';
import { readStream, seenBy } from './read-stream.ts';
import errors from './vectors/errors.json' with { type: 'json' };
import frames from './vectors/frames.json' with { type: 'json' };
import { fromHex, toHex, toJson } from './wire-json.ts';

/** A copy, so that it stands still while the reader goes on. */
function copyOf(readings: Readings, slotCount: number, fileCount: number): Readings {
  const copy = new Readings();
  copy.grow(slotCount, fileCount);
  copy.words.set(readings.words);
  copy.status.set(readings.status);
  copy.readUs.set(readings.readUs);
  for (const [slot, text] of readings.texts) copy.texts.set(slot, text);
  copy.sequence = readings.sequence;
  return copy;
}

/** Writes again what an update said. `before` are the readings that it came upon. */
function rewrite(update: WireUpdate, before: Readings, reader: WireReader): Uint8Array {
  const writer = new WireWriter();
  switch (update.kind) {
    case 'schema':
      return writer.schema(update.schema);
    case 'schema-change':
      return writer.schemaChange(update.change);
    case 'event':
      return writer.event(update.event);
    case 'sweep': {
      const { schema, readings } = reader;
      if (schema === undefined) throw new Error('Expected a schema');
      const { header, keyframe, filesRead } = update.sweep;
      const input: SamplesInput = { schema, header, filesRead, current: readings, sent: before };
      return keyframe ? writer.keyframe({ ...input, sent: readings }) : writer.delta(input);
    }
  }
}

describe.each(frames)('$name', ({ frames: hex, update, seen }) => {
  const bytes = hex.map(fromHex);

  it('W6 is read as it was written down', () => {
    const { updates, reader, error } = readStream(bytes);
    expect(error).toBeUndefined();
    expect(toJson(updates.at(-1))).toEqual(update);
    expect(toJson(seenBy(reader))).toEqual(seen);
  });

  it('W9 is written byte for byte as it was read', () => {
    const reader = new WireReader();
    const written = bytes.flatMap((frame) => {
      const { schema, readings } = reader;
      const before = copyOf(readings, schema?.slotCount ?? 0, schema?.files.length ?? 0);
      return [...reader.push(frame)].map((read) => toHex(rewrite(read, before, reader)));
    });
    expect(written).toEqual(hex);
  });
});

describe('a stream with', () => {
  it.each(errors)('W8 $name ends in $code', ({ frames: hex, updates, code, offset }) => {
    const read = readStream(hex.map(fromHex));
    expect(read.updates).toHaveLength(updates);
    expect(read.error).toMatchObject({ code, offset });
  });

  it('W6 every kind of frame has a golden vector', () => {
    const kinds = frames.map(({ update }) => update.kind);
    expect(new Set(kinds)).toEqual(new Set(['schema', 'schema-change', 'sweep', 'event']));
  });

  it('W40 every clear rule has a golden vector', () => {
    const descriptors = frames.flatMap(({ update }) => update.schema?.descriptors ?? []);
    const kinds = descriptors.map((descriptor) => descriptor?.clear.kind);
    expect(new Set(kinds)).toEqual(new Set(CLEAR_KINDS));
  });
});
