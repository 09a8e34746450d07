import {
  createWords,
  type HostIdentity,
  type NewFile,
  READ_OK,
  Readings,
  type Schema,
  SchemaBuilder,
  setInteger,
} from '../src/model/index.ts';
import { type SweepHeader, WireWriter } from '../src/wire/index.ts';

const HOST: HostIdentity = { name: 'orion', kernel: '6.18.0', bootId: 'b0-07' };

/** What a sweep finds in one file. */
export interface FileRead {
  readonly index: number;
  readonly status: number;
  /** One integer per slot, modulo 2^64. */
  readonly slots: readonly bigint[];
  /** By slot of the file. */
  readonly texts?: readonly (readonly [slot: number, text: string])[];
}

/** The sending end as an agent uses it, with files and sweeps made up by the test. */
export class Publisher {
  readonly writer = new WireWriter();
  readonly current = new Readings();
  readonly sent = new Readings();
  readonly #builder = new SchemaBuilder('epoch-1', HOST);
  #sequence = 0;
  #nowUs = 5_000_000;

  get schema(): Schema {
    return this.#builder.schema;
  }

  add(file: NewFile): number {
    return this.#builder.addFile(file).index;
  }

  remove(index: number): void {
    this.#builder.removeFile(index);
  }

  /** Commits what was added and removed. @returns the frame, undefined when there is no change. */
  change(): Uint8Array<ArrayBuffer> | undefined {
    const change = this.#builder.commit();
    this.current.grow(this.schema.slotCount, this.schema.files.length);
    return change === undefined ? undefined : this.writer.schemaChange(change);
  }

  /** One sweep a second; files are read 7 µs apart. */
  sweep(reads: readonly FileRead[]): Uint8Array<ArrayBuffer> {
    this.#sequence++;
    this.#nowUs += 1_000_000;
    reads.forEach((read, at) => {
      this.#store(read, this.#nowUs + 7 * (at + 1));
    });
    return this.writer.delta({
      schema: this.schema,
      header: this.header(),
      current: this.current,
      sent: this.sent,
      filesRead: reads.map(({ index }) => index),
    });
  }

  /** What one who joins now gets. */
  join(): Uint8Array<ArrayBuffer>[] {
    return [this.writer.schema(this.schema), this.keyframe()];
  }

  keyframe(): Uint8Array<ArrayBuffer> {
    return this.writer.keyframe({
      schema: this.schema,
      header: this.header(),
      sent: this.sent,
      filesRead: [],
    });
  }

  header(): SweepHeader {
    return {
      sequence: this.#sequence,
      monotonicNs: BigInt(this.#nowUs) * 1000n,
      wallNs: 1_700_000_000_000_000_000n + BigInt(this.#nowUs) * 1000n,
      sweepUs: 2_100,
      cpuPermyriad: 45,
      intervalMs: 1_000,
      wantedMs: 1_000,
      budgetPermyriad: 200,
    };
  }

  #store({ index, status, slots, texts = [] }: FileRead, readUs: number): void {
    const firstSlot = this.schema.files[index]?.firstSlot ?? 0;
    this.current.status[index] = status;
    this.current.readUs[index] = readUs;
    if (status !== READ_OK) return;
    const words = createWords(slots.length);
    slots.forEach((value, slot) => {
      setInteger(words, slot, value);
    });
    this.current.words.set(words, 2 * firstSlot);
    for (const [slot, text] of texts) this.current.texts.set(firstSlot + slot, text);
  }
}
