import { NO_DATA, READ_OK, type Readings } from '../model/readings.ts';
import type { Schema } from '../model/schema.ts';
import type { ByteReader } from './byte-reader.ts';
import { readSweepHeader, type SweepHeader, startUs } from './sweep-header.ts';
import { KEYFRAME } from './write-samples.ts';

/** What a decoded sweep says; its numbers are in the readings it was applied to. */
export interface DecodedSweep {
  readonly keyframe: boolean;
  readonly header: SweepHeader;
  /** Files whose status (and, where it is READ_OK, slots) this frame tells: those the sweep read, or all in a keyframe. */
  readonly filesRead: readonly number[];
}

/**
 * Decodes a sweep straight into `readings`. A keyframe makes room for its slots itself, once their bytes are there.
 * @param hasBase whether `readings` hold a keyframe that a delta can build upon.
 * @throws WireError 'stale-generation' when the sweep belongs to another generation, 'unexpected-frame' for a delta
 * without its base, else 'truncated' or 'malformed'; the readings are then undefined and the stream must be joined anew.
 */
export function readSamples(
  reader: ByteReader,
  schema: Schema,
  readings: Readings,
  hasBase: boolean,
): DecodedSweep {
  const keyframe = reader.below(2, 'flags') === KEYFRAME;
  const generation = reader.varint();
  if (generation !== schema.generation) {
    const message = `Sweep of generation ${generation}, the schema is at ${schema.generation}`;
    throw reader.error('stale-generation', message);
  }
  if (!keyframe && !hasBase) {
    throw reader.error('unexpected-frame', 'A delta before the first keyframe');
  }
  const sweep = keyframe
    ? readKeyframe(reader, schema, readings)
    : readDelta(reader, schema, readings);
  readTexts(reader, schema.slotCount, readings);
  reader.end();
  return sweep;
}

function readKeyframe(reader: ByteReader, schema: Schema, readings: Readings): DecodedSweep {
  reader.expect(8 * schema.slotCount);
  readings.grow(schema.slotCount, schema.files.length);
  reader.words(readings.words, 2 * schema.slotCount);
  readings.texts.clear();
  readings.sequence = reader.varint();
  const header = readSweepHeader(reader);
  const filesRead: number[] = [];
  let us = startUs(header);
  schema.files.forEach((file, index) => {
    if (file === undefined) return;
    readings.status[index] = reader.below(NO_DATA + 1, 'status');
    us = readTime(reader, us);
    readings.readUs[index] = us;
    filesRead.push(index);
  });
  return { keyframe: true, header, filesRead };
}

function readDelta(reader: ByteReader, schema: Schema, readings: Readings): DecodedSweep {
  const base = reader.varint();
  if (base !== readings.sequence) {
    const message = `Delta on sweep ${base}, this reader is at ${readings.sequence}`;
    throw reader.error('unexpected-frame', message);
  }
  const header = readSweepHeader(reader);
  const filesRead = readFilesRead(reader, schema, readings, startUs(header));
  reader.slotDeltas(readings.words, schema.slotCount);
  readings.sequence = header.sequence;
  return { keyframe: false, header, filesRead };
}

function readFilesRead(
  reader: ByteReader,
  schema: Schema,
  readings: Readings,
  sweepStartUs: number,
): number[] {
  const files: number[] = [];
  let file = -1;
  let us = sweepStartUs;
  for (let token = reader.varint(); token !== 0; token = reader.varint()) {
    if (token === 1) throw reader.error('malformed', `File ${file} twice`);
    file += Math.floor(token / 2);
    if (schema.files[file] === undefined) throw reader.error('malformed', `No file ${file}`);
    if (token % 2 === 1) readings.status[file] = reader.below(NO_DATA + 1, 'status');
    if (readings.status[file] === READ_OK) {
      us = readTime(reader, us);
      readings.readUs[file] = us;
    }
    files.push(file);
  }
  return files;
}

function readTime(reader: ByteReader, previousUs: number): number {
  const us = previousUs + reader.signedVarint();
  if (us < 0 || us > Number.MAX_SAFE_INTEGER) throw reader.error('malformed', `Read at ${us} µs`);
  return us;
}

function readTexts(reader: ByteReader, slotCount: number, readings: Readings): void {
  let slot = -1;
  for (let gap = reader.varint(); gap !== 0; gap = reader.varint()) {
    slot += gap;
    if (slot >= slotCount) throw reader.error('malformed', `Slot ${slot} of ${slotCount}`);
    readings.texts.set(slot, reader.string());
  }
}
