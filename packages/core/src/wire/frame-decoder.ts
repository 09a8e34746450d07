import { HEADER_BYTES, type RawFrame, readHeader } from './frame.ts';
import { WireError } from './wire-error.ts';

const NOTHING = new Uint8Array(0);

/**
 * Cuts a byte stream into frames, however it was chunked.
 *
 *   #bytes:  [ consumed | unread … | room for the rest of the frame ]
 *                       ^#start    ^#end
 *
 * A frame that lies within one chunk is not copied: its body is a view of the chunk. One that spans chunks is gathered
 * in a buffer that at most doubles what has arrived, so a header that announces 64 MiB costs nothing until they come,
 * and a peer that sends single bytes costs no object for each. Room is left only behind a frame that is not whole yet,
 * so no byte of a body that was handed out is ever written again: bodies may be kept as long as the chunks may.
 */
export class FrameDecoder {
  #bytes: Uint8Array = NOTHING;
  #start = 0;
  #end = 0;
  #needed = HEADER_BYTES;
  #streamOffset = 0;
  #failure: WireError | undefined;

  /** Bytes that wait for the rest of their frame. */
  get buffered(): number {
    return this.#end - this.#start;
  }

  /**
   * Takes a chunk (kept by reference until the next one) and yields the frames that it completes.
   * The chunk is taken at once, the frames are cut as they are asked for.
   * @throws WireError 'bad-magic', 'version-too-new', 'unexpected-frame' or 'frame-too-large', and the same again ever after.
   */
  push(chunk: Uint8Array): Generator<RawFrame> {
    if (this.#failure !== undefined) throw this.#failure;
    this.#append(chunk);
    return this.#frames();
  }

  /** @throws WireError 'truncated' when the stream ends inside a frame, or what `push` threw before. */
  end(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.buffered > 0) {
      const message = `Stream ended ${this.buffered} bytes into a frame of ${this.#needed}`;
      throw new WireError('truncated', message, this.#streamOffset);
    }
  }

  *#frames(): Generator<RawFrame> {
    while (this.buffered >= this.#needed) {
      const { kind, bodyBytes } = this.#readHeader();
      const frameBytes = HEADER_BYTES + bodyBytes;
      this.#needed = frameBytes;
      if (this.buffered < frameBytes) return;
      const body = this.#bytes.subarray(this.#start + HEADER_BYTES, this.#start + frameBytes);
      this.#start += frameBytes;
      this.#streamOffset += frameBytes;
      this.#needed = HEADER_BYTES;
      yield { kind, body };
    }
  }

  #readHeader(): ReturnType<typeof readHeader> {
    const header = this.#bytes.subarray(this.#start, this.#start + HEADER_BYTES);
    try {
      return readHeader(header, this.#streamOffset);
    } catch (error) {
      if (error instanceof WireError) this.#failure = error;
      throw error;
    }
  }

  #append(chunk: Uint8Array): void {
    if (this.buffered === 0) {
      this.#bytes = chunk;
      this.#start = 0;
      this.#end = chunk.length;
      return;
    }
    if (this.#end + chunk.length > this.#bytes.length) this.#makeRoom(chunk.length);
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  #makeRoom(bytes: number): void {
    const size = this.buffered + bytes;
    const roomy = new Uint8Array(Math.max(size, Math.min(this.#needed, 2 * size)));
    roomy.set(this.#bytes.subarray(this.#start, this.#end));
    this.#end = this.buffered;
    this.#start = 0;
    this.#bytes = roomy;
  }
}
