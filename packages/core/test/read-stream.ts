import type { Readings, Schema } from '../src/model/index.ts';
import { u64At } from '../src/model/index.ts';
import { WireError, WireReader, type WireUpdate } from '../src/wire/index.ts';

/** Frames as one run of bytes. */
export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}

export interface StreamRead {
  readonly reader: WireReader;
  readonly updates: readonly WireUpdate[];
  /** What ended the reading, undefined when the stream ended between two frames. */
  readonly error: WireError | undefined;
}

/** Reads chunks to the end. Anything that is no WireError fails the test. */
export function readStream(chunks: readonly Uint8Array[]): StreamRead {
  const reader = new WireReader();
  const updates: WireUpdate[] = [];
  try {
    for (const chunk of chunks) for (const update of reader.push(chunk)) updates.push(update);
    reader.end();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { reader, updates, error };
  }
  return { reader, updates, error: undefined };
}

/** What a person would see of a file: figures exactly, as text. */
export interface SeenFile {
  readonly path: string;
  readonly status: number;
  readonly readUs: number;
  readonly slots: readonly string[];
  readonly texts: readonly (readonly [slot: number, text: string])[];
}

/** What readings show of a schema, for each file that is there. Slots of files that have gone mean nothing. */
export const seenFiles = (schema: Schema, readings: Readings): SeenFile[] =>
  schema.files.flatMap((file, index) => {
    if (file === undefined) return [];
    const slots = Array.from({ length: file.slotCount }, (_, at) => file.firstSlot + at);
    return {
      path: file.path,
      status: readings.status[index] ?? Number.NaN,
      readUs: readings.readUs[index] ?? Number.NaN,
      slots: slots.map((slot) => u64At(readings.words, slot).toString()),
      texts: slots.flatMap((slot) => {
        const text = readings.texts.get(slot);
        return text === undefined ? [] : [[slot - file.firstSlot, text] as const];
      }),
    };
  });

/** What a reader shows; nothing before its first schema. */
export const seenBy = ({ schema, readings }: WireReader): SeenFile[] =>
  schema === undefined ? [] : seenFiles(schema, readings);
