import type { StatReader } from '../../ports/stat-reader.ts';
import { readSmallFile } from './small-file.ts';

const decoder = new TextDecoder();

/** Id of the process that a thread belongs to; undefined when there is none that we see. */
export function processOfThread(reader: StatReader, thread: number): number | undefined {
  const status = readSmallFile(reader, `/proc/${thread}`, 'status');
  if (typeof status === 'number') return undefined;
  const pid = /^Tgid:\s*(\d+)$/m.exec(decoder.decode(status))?.[1];
  return pid === undefined ? undefined : Number(pid);
}
