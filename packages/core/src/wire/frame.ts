import type { ByteWriter } from './byte-writer.ts';
import { MAX_FRAME_BYTES } from './limits.ts';
import { WireError } from './wire-error.ts';

/** Version of the whole format. A reader refuses a newer one by name. */
export const WIRE_VERSION = 3;

/** 'S' 'F', version, kind, then the body's length as u32 little-endian. */
export const HEADER_BYTES = 8;
const MAGIC_0 = 0x53;
const MAGIC_1 = 0x46;

export const FRAME_KINDS = ['schema', 'schema-change', 'samples', 'event'] as const;
export type FrameKind = (typeof FRAME_KINDS)[number];

/** One frame cut out of the stream; its body is not decoded yet. */
export interface RawFrame {
  readonly kind: FrameKind;
  readonly body: Uint8Array;
}

/**
 * Writes one whole frame into `writer`, which is reset first, and returns its bytes.
 * @throws WireError 'frame-too-large' rather than send what every reader would refuse.
 */
export function writeFrame(
  writer: ByteWriter,
  kind: FrameKind,
  writeBody: (writer: ByteWriter) => void,
): Uint8Array<ArrayBuffer> {
  writer.reset();
  writer.u8(MAGIC_0);
  writer.u8(MAGIC_1);
  writer.u8(WIRE_VERSION);
  writer.u8(FRAME_KINDS.indexOf(kind) + 1);
  writer.u32(0);
  writeBody(writer);
  const bodyBytes = writer.length - HEADER_BYTES;
  if (bodyBytes > MAX_FRAME_BYTES) throw tooLarge(bodyBytes, 0);
  writer.patchU32(4, bodyBytes);
  return writer.take();
}

/** Reads a header. @throws WireError 'bad-magic', 'version-too-new', 'version-too-old', 'unexpected-frame' or 'frame-too-large'. */
export function readHeader(
  header: Uint8Array,
  streamOffset: number,
): { readonly kind: FrameKind; readonly bodyBytes: number } {
  if (header[0] !== MAGIC_0 || header[1] !== MAGIC_1) {
    throw new WireError(
      'bad-magic',
      'Expected a statsfs frame, which begins with SF',
      streamOffset,
    );
  }
  const version = header[2] ?? 0;
  if (version > WIRE_VERSION) {
    const message = `Frame of version ${version}, this reader knows up to ${WIRE_VERSION}`;
    throw new WireError('version-too-new', message, streamOffset + 2);
  }
  if (version < WIRE_VERSION) {
    const message = `Frame of version ${version}, this reader knows ${WIRE_VERSION}`;
    throw new WireError('version-too-old', message, streamOffset + 2);
  }
  const kind = FRAME_KINDS[(header[3] ?? 0) - 1];
  if (kind === undefined) {
    const message = `Frame of kind ${header[3]}, expected 1 to ${FRAME_KINDS.length}`;
    throw new WireError('unexpected-frame', message, streamOffset + 3);
  }
  const view = new DataView(header.buffer, header.byteOffset, HEADER_BYTES);
  const bodyBytes = view.getUint32(4, true);
  if (bodyBytes > MAX_FRAME_BYTES) throw tooLarge(bodyBytes, streamOffset + 4);
  return { kind, bodyBytes };
}

function tooLarge(bodyBytes: number, offset: number): WireError {
  const message = `Frame of ${bodyBytes} bytes, expected at most ${MAX_FRAME_BYTES}`;
  return new WireError('frame-too-large', message, offset);
}
