import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newFile } from '../../test/arbitrary-tree.ts';
import { Publisher } from '../../test/publisher.ts';
import { seenBy } from '../../test/read-stream.ts';
import { oneValueFile, simpleFile } from '../../test/sample-tree.ts';
import { READ_OK, SchemaIndex, type StatPath, slotsOf, u64At } from '../model/index.ts';
import { SubsetSender } from './subset-sender.ts';
import { WireReader, type WireUpdate } from './wire-reader.ts';

/** A publisher, one who reads all of it, and one who reads a subset of that. */
class Relay {
  readonly publisher = new Publisher();
  readonly whole = new WireReader();
  readonly part = new WireReader();
  /** What the reader of the subset was told. */
  readonly updates: WireUpdate[] = [];
  readonly #sender: SubsetSender;

  constructor(chooses: (path: StatPath) => boolean) {
    this.#sender = new SubsetSender('test', chooses);
    for (const frame of this.publisher.join()) this.tell(frame);
  }

  tell(frame: Uint8Array | undefined): void {
    if (frame === undefined) return;
    for (const update of this.whole.push(frame)) {
      for (const part of this.#sender.frames(update, this.whole)) {
        this.updates.push(...this.part.push(part));
      }
    }
  }

  sweepAll(seed: bigint): void {
    const { schema } = this.publisher;
    const reads = schema.files.flatMap((file, index) =>
      file === undefined
        ? []
        : {
            index,
            status: READ_OK,
            slots: Array.from({ length: file.slotCount }, (_, slot) => seed * BigInt(slot + 1)),
          },
    );
    this.tell(this.publisher.sweep(reads));
  }
}

/** Every value by its path, with what its cells hold, its place among sources, and its file. */
function valuesOf({ schema, readings }: WireReader, chooses: (path: StatPath) => boolean) {
  if (schema === undefined) return {};
  const index = new SchemaIndex(schema);
  return Object.fromEntries(
    [...index.valuesBelow(0)].flatMap((number) => {
      const found = index.resolve(number);
      if (found === undefined || !chooses(found.path)) return [];
      const { value, descriptor, file } = found;
      const cells = Array.from({ length: slotsOf(schema, value) }, (_, cell) =>
        u64At(readings.words, value.firstSlot + cell),
      );
      const { identity, label } = schema.sources[value.source] ?? {};
      const status = readings.status[value.file];
      const readUs = readings.readUs[value.file];
      const keys = value.sets.map((set) => schema.sets[set]?.ids);
      return [
        [found.path, { descriptor, file: file.path, cells, identity, label, status, readUs, keys }],
      ];
    }),
  );
}

describe('a subset of a stream', () => {
  const isCpu = (path: StatPath): boolean => path.startsWith('cpu/');

  it('W39 has what was chosen and nothing else, and follows it', () => {
    const relay = new Relay(isCpu);
    const { publisher, part } = relay;
    publisher.add(simpleFile(['cpu'], ['user', 'system']));
    publisher.add(oneValueFile('mem', 'free'));
    relay.tell(publisher.change());
    relay.sweepAll(5n);
    expect(seenBy(part)).toMatchObject([{ status: READ_OK, slots: ['5', '10'] }]);
    relay.sweepAll(6n);
    expect(valuesOf(part, () => true)).toEqual(valuesOf(relay.whole, isCpu));
    expect(Object.keys(valuesOf(part, () => true))).toEqual(['cpu/system', 'cpu/user']);
  });

  it('W39 is not told of changes that do not touch it', () => {
    const relay = new Relay(isCpu);
    const { publisher } = relay;
    publisher.add(oneValueFile('cpu', 'user'));
    relay.tell(publisher.change());
    relay.sweepAll(1n);
    const told = relay.updates.length;
    publisher.add(oneValueFile('mem', 'free'));
    relay.tell(publisher.change());
    expect(relay.updates.slice(told)).toEqual([]);
    publisher.remove(0);
    relay.tell(publisher.change());
    expect(relay.updates.slice(told)).toMatchObject([{ kind: 'schema-change' }]);
    expect(valuesOf(relay.part, () => true)).toEqual({});
  });

  it('W39 names its own values in events, and leaves out those of others', () => {
    const relay = new Relay(isCpu);
    const { publisher } = relay;
    publisher.add(oneValueFile('mem', 'free'));
    publisher.add(oneValueFile('cpu', 'user'));
    relay.tell(publisher.change());
    relay.sweepAll(1n);
    const at = { monotonicNs: 1n, wallNs: 2n };
    const told = relay.updates.length;
    relay.tell(publisher.writer.event({ kind: 'clear', ...at, actor: 'me', values: [0] }));
    expect(relay.updates.slice(told)).toEqual([]);
    relay.tell(publisher.writer.event({ kind: 'gap', ...at, reason: 'away' }));
    relay.tell(publisher.writer.event({ kind: 'reset', ...at, reason: 'r', values: [0, 1] }));
    expect(relay.updates.slice(told)).toMatchObject([
      { event: { kind: 'gap' } },
      { event: { kind: 'reset', values: [0] } },
    ]);
  });

  it('W39 shows what the whole shows, whatever comes and goes', () => {
    const half = (path: StatPath): boolean => path.length % 2 === 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(newFile, fc.nat(9), fc.boolean()), { minLength: 1, maxLength: 8 }),
        (steps) => {
          const relay = new Relay(half);
          steps.forEach(([file, nth, removes], step) => {
            const { publisher } = relay;
            publisher.add(file);
            relay.tell(publisher.change());
            relay.sweepAll(BigInt(step + 3));
            const there = [...publisher.schema.files.keys()].filter(
              (index) => publisher.schema.files[index] !== undefined,
            );
            const index = there[nth % there.length];
            if (removes && index !== undefined) publisher.remove(index);
            relay.tell(publisher.change());
            relay.sweepAll(BigInt(step + 4));
            expect(valuesOf(relay.part, () => true)).toEqual(valuesOf(relay.whole, half));
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
