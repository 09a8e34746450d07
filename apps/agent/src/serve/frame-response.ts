import type { ServerResponse } from 'node:http';

/** Bytes that may wait for one reader. Beyond that it is behind, and gets a fresh keyframe when it has caught up. */
export const MAX_WAITING_BYTES = 4 * 1024 * 1024;

/** Says that frames follow, before the first has come. */
export function beginFrames(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'application/vnd.statsfs.frames',
    'cache-control': 'no-store',
  });
  response.flushHeaders();
}
