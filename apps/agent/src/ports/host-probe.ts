/** What a look at something came to. `errno` is positive, as errno.h has it. */
export type Look<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'failed'; readonly errno: number };

/** What became of a question to a mounted filesystem whose server is a program. */
export type MountAnswer =
  | 'answers'
  /** Its server has ended (ENOTCONN). */
  | 'dead'
  /** No answer in time: whoever looks into it now waits with it. */
  | 'hung'
  /** Nobody could be sent to ask. */
  | 'unknown';

/**
 * Looks at the host that hold up nobody: everything is asynchronous and comes back within seconds, whatever it meets. Only
 * for now and then, to say what is there; statistics are read through StatReader.
 */
export interface HostProbe {
  /** Effective user. */
  readonly uid: number;
  /** `uname -r`. */
  readonly release: string;
  /** Name of the StatReader that this process reads with. */
  readonly reader: string;
  /** The first 4 MiB of a file, unpacked where it is gzip. */
  readText(path: string): Promise<Look<string>>;
  list(path: string): Promise<Look<readonly string[]>>;
  readLink(path: string): Promise<Look<string>>;
  /** Permission bits of what a path leads to. Opens nothing. */
  modeOf(path: string): Promise<Look<number>>;
  /** Opens for reading and closes again. */
  tryOpen(path: string): Promise<Look<true>>;
  /** access(2): opens nothing, for devices. */
  mayOpen(path: string, mode: 'read' | 'write'): Promise<Look<true>>;
  /** Whether a program of that name is in the search path. */
  hasProgram(name: string): Promise<boolean>;
  /** Never from this process: statfs(2) on a mount whose server hangs does not come back. */
  askMount(directory: string): Promise<MountAnswer>;
}
