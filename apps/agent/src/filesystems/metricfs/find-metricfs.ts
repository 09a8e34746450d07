import { NO_PARENT, type StatReader } from '../../ports/stat-reader.ts';
import type { Folder } from '../folder/walk-folder.ts';

/** Where its RFC of August 2020 puts it. */
const DIRECTORY = '/sys/kernel/debug/metricfs';
const NAME = 'metricfs';

/** The metricfs of this kernel as a folder to walk, under its own name, or with a 2 behind it where that is taken. */
export function findMetricfs(reader: StatReader, isTaken: (name: string) => boolean): Folder[] {
  const directory = reader.openDirectory(NO_PARENT, DIRECTORY);
  if (directory < 0) return [];
  reader.close(directory);
  return [{ name: isTaken(NAME) ? `${NAME}-2` : NAME, directory: DIRECTORY }];
}
