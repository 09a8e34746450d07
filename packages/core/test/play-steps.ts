import { READ_OK, type Schema, type ValueType } from '../src/model/index.ts';
import { WireReader } from '../src/wire/index.ts';
import type { Finding, Step } from './arbitrary-tree.ts';
import { type FileRead, Publisher } from './publisher.ts';
import { type SeenFile, seenBy } from './read-stream.ts';

/** What happened so far, told without the wire: the last word of every file that is there. */
type Told = Map<number, Omit<SeenFile, 'path'>>;

/** Every reader's view after a step, and what it should have been. */
export interface Views {
  readonly told: readonly SeenFile[];
  /** First the one who was there from the start, then those who joined, in the order of joining. */
  readonly seen: readonly (readonly SeenFile[])[];
  readonly schemas: readonly (Schema | undefined)[];
  readonly schema: Schema;
}

const drain = (reader: WireReader, frame: Uint8Array): void => {
  for (const update of reader.push(frame)) void update;
};

/** Plays steps at a publisher and hands the frames to readers. Yields after each step. */
export function* playSteps(steps: readonly Step[]): Generator<Views> {
  const publisher = new Publisher();
  const told: Told = new Map();
  const readers: WireReader[] = [];
  const tell = (frame: Uint8Array | undefined): void => {
    if (frame !== undefined) for (const reader of readers) drain(reader, frame);
  };
  const join = (): void => {
    const reader = new WireReader();
    for (const frame of publisher.join()) drain(reader, frame);
    readers.push(reader);
  };
  join();
  for (const step of steps) {
    const files = presentFiles(publisher.schema);
    switch (step.kind) {
      case 'add':
        publisher.add(step.file);
        break;
      case 'remove': {
        const index = files[step.nth % files.length];
        if (index !== undefined) publisher.remove(index);
        break;
      }
      case 'commit':
        tell(publisher.change());
        break;
      case 'sweep': {
        const reads = readsOf(publisher.schema, step.findings);
        tell(publisher.sweep(reads));
        for (const read of reads) remember(told, read, publisher.current.readUs[read.index] ?? 0);
        break;
      }
      case 'keyframe':
        tell(publisher.keyframe());
        break;
      case 'join':
        join();
        break;
    }
    yield {
      told: presentFiles(publisher.schema).map((index) => toldOf(publisher.schema, told, index)),
      seen: readers.map(seenBy),
      schemas: readers.map(({ schema }) => schema),
      schema: publisher.schema,
    };
  }
}

const presentFiles = (schema: Schema): number[] =>
  schema.files.flatMap((file, index) => (file === undefined ? [] : [index]));

/** Which slots of a file hold text. */
const textSlots = (schema: Schema, file: number): Set<number> => {
  const text: ValueType = 'text';
  const first = schema.files[file]?.firstSlot ?? 0;
  const slots = new Set<number>();
  for (const value of schema.values) {
    if (value?.file !== file || schema.descriptors[value.descriptor]?.type !== text) continue;
    slots.add(value.firstSlot - first);
  }
  return slots;
};

/** The first finding is for the first file that is there, and so on; no finding: not read in this sweep. */
const readsOf = (schema: Schema, findings: readonly (Finding | undefined)[]): FileRead[] =>
  presentFiles(schema).flatMap((index, at) => {
    const finding = findings[at];
    if (finding === undefined) return [];
    const { slotCount } = schema.files[index] ?? { slotCount: 0 };
    const texts = textSlots(schema, index);
    return {
      index,
      status: finding.status,
      slots: Array.from({ length: slotCount }, (_, slot) =>
        texts.has(slot) ? 0n : (finding.words[slot % finding.words.length] ?? 0n),
      ),
      texts: [...texts].filter((slot) => slot < slotCount).map((slot) => [slot, finding.text]),
    };
  });

function remember(told: Told, { index, status, slots, texts = [] }: FileRead, us: number): void {
  const before = told.get(index);
  if (status === READ_OK) {
    const sorted = [...texts].sort(([a], [b]) => a - b);
    told.set(index, { status, readUs: us, slots: slots.map(String), texts: sorted });
  } else {
    told.set(index, { readUs: 0, slots: [], texts: [], ...before, status });
  }
}

function toldOf(schema: Schema, told: Told, index: number): SeenFile {
  const { path, slotCount } = schema.files[index] ?? { path: '', slotCount: 0 };
  const zeros = Array.from({ length: slotCount }, () => '0');
  const known = told.get(index) ?? { status: 65535, readUs: 0, slots: zeros, texts: [] };
  return { path, ...known, slots: known.slots.length === 0 ? zeros : known.slots };
}
