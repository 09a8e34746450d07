import type { ByteSink } from './byte-sink.ts';
import type { ByteSource } from './byte-source.ts';
import type { Mark } from './mark.ts';
import { MARK_KINDS, MAX_MARK_TEXT_BYTES, markKindsOf } from './slice-format.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text that is too long is cut: a mark is worth more than the end of its reason. */
export function encodeMark(sink: ByteSink, mark: Mark): void {
  sink.u8(MARK_KINDS.indexOf(mark.kind));
  sink.varint(mark.atUs);
  switch (mark.kind) {
    case 'gap':
      sink.utf8(encodeText(mark.reason));
      return;
    case 'clear':
      sink.utf8(encodeText(mark.by));
      encodeHits(sink, mark.columns);
      return;
    case 'reset':
      sink.utf8(encodeText(mark.reason));
      encodeHits(sink, mark.columns);
      return;
    case 'unreadable':
      sink.varint(mark.code);
      return;
  }
}

/** What a mark must agree with. */
export interface MarkFrame {
  readonly version: number;
  readonly columns: number;
}

/** @throws SeriesError 'truncated' or 'malformed'. */
export function decodeMark(source: ByteSource, { version, columns }: MarkFrame): Mark {
  const kind = decodeKind(source, version);
  const atUs = source.varint();
  switch (kind) {
    case 'gap':
      return { kind, atUs, reason: decodeText(source) };
    case 'clear':
      return { kind, atUs, by: decodeText(source), columns: decodeHits(source, columns) };
    case 'reset':
      return { kind, atUs, reason: decodeText(source), columns: decodeHits(source, columns) };
    case 'unreadable':
      return { kind, atUs, code: source.varint() };
  }
}

function decodeKind(source: ByteSource, version: number): Mark['kind'] {
  const kind = markKindsOf(version)[source.u8()];
  if (kind === undefined) throw source.error('malformed', 'A mark of unknown kind');
  return kind;
}

function decodeHits(source: ByteSource, columns: number): 'all' | number[] {
  const count = source.varint();
  if (count === 0) return 'all';
  if (count - 1 > source.remaining) {
    const message = `A mark of ${count - 1} columns, ${source.remaining} bytes are left`;
    throw source.error('truncated', message);
  }
  const hits: number[] = [];
  for (let i = 1; i < count; i++) {
    const column = source.varint();
    if (column >= columns) {
      throw source.error('malformed', `A mark of column ${column}, there are ${columns}`);
    }
    hits.push(column);
  }
  return hits;
}

function encodeHits(sink: ByteSink, columns: 'all' | readonly number[]): void {
  if (columns === 'all') {
    sink.varint(0);
    return;
  }
  sink.varint(columns.length + 1);
  for (const column of columns) sink.varint(column);
}

function encodeText(text: string): Uint8Array {
  const bytes = encoder.encode(text);
  if (bytes.length <= MAX_MARK_TEXT_BYTES) return bytes;
  let end = MAX_MARK_TEXT_BYTES;
  // Not inside a character: continuation bytes are 10xxxxxx.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

function decodeText(source: ByteSource): string {
  const bytes = source.utf8(MAX_MARK_TEXT_BYTES);
  try {
    return decoder.decode(bytes);
  } catch {
    throw source.error('malformed', 'A string is not UTF-8');
  }
}
