import type { ServerResponse } from 'node:http';
import type { StreamPlace } from '@statsfs/core/wire';
import { beginFrames, MAX_WAITING_BYTES } from './frame-response.ts';
import type { SweepLink } from './sweep-link.ts';

/**
 * One reader of the byte stream. A slow reader never makes the agent hold frames for it: it skips to the present,
 * by joining anew, once its socket has drained.
 * @param from where a reader that comes back had come to.
 */
export function streamFrames(link: SweepLink, response: ServerResponse, from?: StreamPlace): void {
  let state: 'joining' | 'following' | 'behind' = 'joining';
  const join = (place?: StreamPlace): void => {
    state = 'joining';
    link.join((bytes) => {
      if (response.destroyed) return;
      response.write(bytes);
      state = 'following';
    }, place);
  };
  const stop = link.onFrames((bytes) => {
    if (state !== 'following') return;
    response.write(bytes);
    if (response.writableLength > MAX_WAITING_BYTES) state = 'behind';
  });
  response.on('drain', () => {
    if (state === 'behind') join();
  });
  response.on('close', stop);
  beginFrames(response);
  join(from);
}
