import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

interface EventTime {
  readonly monotonicNs: bigint;
  readonly wallNs: bigint;
}

/**
 * Something that happened between two sweeps and that charts draw as what it is. That a source came or went is told by a
 * schema change, and that a file cannot be read by its status, in the sweep that found it.
 */
export type WireEvent =
  | (EventTime & {
      readonly kind: 'clear';
      /** Who cleared, as the web app or the command line named them: untrusted text. */
      readonly actor: string;
      /** Values that were restarted, by index. */
      readonly values: readonly number[];
    })
  | (EventTime & {
      readonly kind: 'gap';
      /** Why nothing was read for a while ("suspended", "sweep overran"). */
      readonly reason: string;
    })
  | (EventTime & {
      readonly kind: 'reset';
      /** Why values restarted that nobody cleared: another virtual machine has the name, a driver was loaded anew. */
      readonly reason: string;
      readonly values: readonly number[];
    })
  | (EventTime & {
      readonly kind: 'clock';
      /** By how many whole µs the wall clock was set, forward or back; monotonic time went on as ever. */
      readonly steppedUs: number;
    });

const EVENT_KINDS = [
  'clear',
  'gap',
  'reset',
  'clock',
] as const satisfies readonly WireEvent['kind'][];

/** @throws RangeError for a `steppedUs` that is no integer within ±2^52. */
export function writeEvent(writer: ByteWriter, event: WireEvent): void {
  writer.varint(EVENT_KINDS.indexOf(event.kind));
  writer.u64(event.monotonicNs);
  writer.u64(event.wallNs);
  switch (event.kind) {
    case 'clear':
      writer.string(event.actor);
      writeValues(writer, event.values);
      return;
    case 'gap':
      writer.string(event.reason);
      return;
    case 'reset':
      writer.string(event.reason);
      writeValues(writer, event.values);
      return;
    case 'clock':
      writer.signedVarint(event.steppedUs);
      return;
  }
}

/** @throws WireError 'truncated' or 'malformed'. */
export function readEvent(reader: ByteReader): WireEvent {
  const kind = EVENT_KINDS[reader.below(EVENT_KINDS.length, 'event kind')] ?? 'gap';
  const monotonicNs = reader.u64();
  const wallNs = reader.u64();
  const event = readRest(reader, kind, { monotonicNs, wallNs });
  reader.end();
  return event;
}

function readRest(reader: ByteReader, kind: WireEvent['kind'], time: EventTime): WireEvent {
  switch (kind) {
    case 'clear':
      return { kind, ...time, actor: reader.string(), values: readValues(reader) };
    case 'gap':
      return { kind, ...time, reason: reader.string() };
    case 'reset':
      return { kind, ...time, reason: reader.string(), values: readValues(reader) };
    case 'clock':
      return { kind, ...time, steppedUs: reader.signedVarint() };
  }
}

function writeValues(writer: ByteWriter, values: readonly number[]): void {
  writer.varint(values.length);
  for (const value of values) writer.varint(value);
}

function readValues(reader: ByteReader): number[] {
  const values: number[] = [];
  const count = reader.count('values');
  for (let i = 0; i < count; i++) values.push(reader.varint());
  return values;
}
