import type { StatPath } from '@statsfs/core/model';

/** The server refuses more. */
const MAX_PATHS = 64;
/** Node refuses request heads above 16 KiB; encoded paths may grow threefold. */
const MAX_PATH_CHARACTERS = 4_000;

/** As many of the paths, in their order, as one request can name; one at least. */
export function takeBatch(paths: Iterable<StatPath>): StatPath[] {
  const taken: StatPath[] = [];
  let characters = 0;
  for (const path of paths) {
    characters += path.length;
    if (taken.length === MAX_PATHS || (taken.length > 0 && characters > MAX_PATH_CHARACTERS)) break;
    taken.push(path);
  }
  return taken;
}
