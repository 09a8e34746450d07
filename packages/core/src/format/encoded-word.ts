import { decodeName, encodeName } from '../model/stat-path.ts';

const SPACE = '%20';

/** A name as it stands in a line that other words follow: encoded as in a path, and its spaces too. */
export const encodeWord = (name: string): string => encodeName(name).replaceAll(' ', SPACE);

/** Its inverse: a percent sign of the name itself was encoded, so `%20` can be nothing else. */
export const decodeWord = (word: string): string => decodeName(word.replaceAll(SPACE, ' '));
