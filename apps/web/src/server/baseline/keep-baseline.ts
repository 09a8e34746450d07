import { randomBytes } from 'node:crypto';
import type Database from 'libsql';
import {
  addBaseline,
  type Baseline,
  countBaselines,
  forgetBaselines,
  listBaselines,
  type Owner,
} from '../store/baselines.ts';
import { encodeSnapshot, type Snapshot } from './snapshot.ts';

const ID_BYTES = 16;
export const MOST_OF_ONE = 32;
const MOST_OF_A_HOST = 256;
/** An undo is possible for so long. */
const REMOVED_FOR_MS = 600_000;
const UNUSED_FOR_MS = 30 * 24 * 3600 * 1000;

/** Why no further baseline is kept, in words for whoever asked. */
export class BaselineLimitError extends Error {
  override name = 'BaselineLimitError';
}

export interface NewBaseline {
  readonly name: string;
  readonly path: string;
  readonly snapshot: Snapshot;
}

/**
 * Keeps figures to count from.
 * @throws BaselineLimitError when there are as many as there may be; none is pushed out by another.
 */
export async function keepBaseline(
  database: Database.Database,
  owner: Owner,
  { name, path, snapshot }: NewBaseline,
  nowMs: number,
): Promise<Baseline> {
  forgetBaselines(database, nowMs - REMOVED_FOR_MS, nowMs - UNUSED_FOR_MS);
  if (listBaselines(database, owner).length >= MOST_OF_ONE)
    throw new BaselineLimitError(
      `You have ${MOST_OF_ONE} baselines, which is as many as are kept; remove one first`,
    );
  if (countBaselines(database, owner.host) >= MOST_OF_A_HOST)
    throw new BaselineLimitError(
      `${MOST_OF_A_HOST} baselines of this host are kept, which is as many as there may be`,
    );
  const atUs = [...snapshot.values.values()].reduce((last, { atUs: at }) => Math.max(last, at), 0);
  const id = randomBytes(ID_BYTES).toString('base64url');
  const baseline = { id, name, path, atUs, figureCount: snapshot.values.size };
  const bytes = await encodeSnapshot(snapshot);
  addBaseline(database, owner, baseline, { snapshot: bytes, nowMs });
  return baseline;
}
