import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { StatPath } from '@statsfs/core/model';
import { SubsetSender } from '@statsfs/core/wire';
import { beginFrames, MAX_WAITING_BYTES } from './frame-response.ts';
import type { Mirror } from './mirror.ts';

/**
 * One reader of some values (W39). Like a reader of everything it skips to the present when it does not keep up, by
 * joining anew once its socket has drained.
 */
export function streamSubset(
  mirror: Mirror,
  response: ServerResponse,
  chooses: (path: StatPath) => boolean,
): void {
  let sender: SubsetSender | undefined;
  const join = (): void => {
    const { schema } = mirror.whole;
    sender = new SubsetSender(randomUUID(), chooses);
    if (schema === undefined) return;
    tell({ kind: 'schema', schema });
    // A sweep that comes later is no smaller: the keyframe holds all there is.
    if (mirror.sweep !== undefined) tell({ kind: 'sweep', sweep: allOf(mirror.sweep, schema) });
  };
  const tell = (update: Parameters<SubsetSender['frames']>[0]): void => {
    if (sender === undefined) return;
    for (const frame of sender.frames(update, mirror.whole)) response.write(frame);
    if (response.writableLength > MAX_WAITING_BYTES) sender = undefined;
  };
  const stop = mirror.onUpdate(tell);
  response.on('drain', () => {
    if (sender === undefined) join();
  });
  response.on('close', stop);
  beginFrames(response);
  join();
}

/** The state of now, as a sweep that read every file. */
const allOf = (
  sweep: NonNullable<Mirror['sweep']>,
  { files }: NonNullable<Mirror['whole']['schema']>,
): NonNullable<Mirror['sweep']> => ({ ...sweep, filesRead: [...files.keys()] });
