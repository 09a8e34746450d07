import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Something that happened between two sweeps and that charts draw as what it is. */
export type WireEvent =
  | {
      readonly kind: 'clear';
      readonly monotonicNs: bigint;
      readonly wallNs: bigint;
      /** Who cleared, as the web app or the command line named them: untrusted text. */
      readonly actor: string;
      /** Values that were restarted, by index. */
      readonly values: readonly number[];
    }
  | {
      readonly kind: 'gap';
      readonly monotonicNs: bigint;
      readonly wallNs: bigint;
      /** Why nothing was read for a while ("suspended", "sweep overran"). */
      readonly reason: string;
    };

const EVENT_KINDS = ['clear', 'gap'] as const satisfies readonly WireEvent['kind'][];

export function writeEvent(writer: ByteWriter, event: WireEvent): void {
  writer.varint(EVENT_KINDS.indexOf(event.kind));
  writer.u64(event.monotonicNs);
  writer.u64(event.wallNs);
  switch (event.kind) {
    case 'clear':
      writer.string(event.actor);
      writer.varint(event.values.length);
      for (const value of event.values) writer.varint(value);
      return;
    case 'gap':
      writer.string(event.reason);
      return;
  }
}

/** @throws WireError 'truncated' or 'malformed'. */
export function readEvent(reader: ByteReader): WireEvent {
  const kind = EVENT_KINDS[reader.below(EVENT_KINDS.length, 'event kind')];
  const monotonicNs = reader.u64();
  const wallNs = reader.u64();
  if (kind === 'gap') {
    const event: WireEvent = { kind, monotonicNs, wallNs, reason: reader.string() };
    reader.end();
    return event;
  }
  const actor = reader.string();
  const values: number[] = [];
  const count = reader.count('values');
  for (let i = 0; i < count; i++) values.push(reader.varint());
  reader.end();
  return { kind: 'clear', monotonicNs, wallNs, actor, values };
}
