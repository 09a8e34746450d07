import { setImmediate } from 'node:timers/promises';

/** A write this large costs the socket little; making it holds up nobody for longer than some milliseconds. */
const CHUNK_LENGTH = 64 * 1024;

/** Pieces of text as a body that is made as it is read: 100,000 values take a quarter of a second, others go in between. */
export function metricsStream(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await setImmediate();
      let text = '';
      while (text.length < CHUNK_LENGTH) {
        const { done, value } = iterator.next();
        if (done === true) {
          controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    },
  });
}
