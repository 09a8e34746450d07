import { openStatReader } from '../src/node/open-stat-reader.ts';
import type { StatReader } from '../src/ports/stat-reader.ts';

/** The reader that the agent uses on this host, for tests of folders that may not know it. */
export const realReader = (): StatReader => openStatReader();
