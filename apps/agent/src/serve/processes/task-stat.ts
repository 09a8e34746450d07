/** What a list of processes says of one. */
export interface ProcessSummary {
  readonly pid: number;
  /** Its own word, up to 15 bytes, or up to 63 of a kernel thread: untrusted text, without control characters. */
  readonly name: string;
  /** The letter of the kernel: R, S, D, Z, T, t, I or X. */
  readonly state: string;
  readonly threads: number;
  /** Roughly; 0 of kernel threads and zombies. */
  readonly residentBytes: number;
}

/** Fields of proc(5), counted from the first after the name. */
const STATE = 0;
const NUM_THREADS = 17;
const RSS_PAGES = 21;

// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing control characters is the purpose
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/**
 * Reads a /proc/PID/stat. The name stands in parentheses as the process wrote it, so it may hold blanks, line ends and
 * parentheses of its own; nothing after it has any, so it ends at the last one.
 * @returns undefined when it is something else.
 */
export function parseTaskStat(text: string, pageBytes: number): ProcessSummary | undefined {
  const opening = text.indexOf(' (');
  const closing = text.lastIndexOf(') ');
  if (opening < 0 || closing < opening) return undefined;
  const fields = text.slice(closing + 2).split(' ');
  const pid = Number(text.slice(0, opening));
  const state = fields[STATE] ?? '';
  const threads = Number(fields[NUM_THREADS]);
  const residentBytes = Number(fields[RSS_PAGES]) * pageBytes;
  const isWhole = [pid, threads, residentBytes].every(Number.isSafeInteger);
  if (!isWhole || !/^[A-Za-z]$/.test(state)) return undefined;
  const name = text.slice(opening + 2, closing).replaceAll(CONTROL, '\ufffd');
  return { pid, name, state, threads, residentBytes };
}
