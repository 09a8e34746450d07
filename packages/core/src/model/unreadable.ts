/**
 * Why a file gives no values. Codes below 1000 are the kernel's errno; those above are our own reasons for not reading.
 * The code travels on the wire as a number, the name and the sentence are made here for every reader alike.
 */
export interface Unreadable {
  /** Numeric code as on the wire. */
  readonly code: number;
  /** errno name (`EPERM`) or our own (`EBINARY`). */
  readonly name: string;
  /** The likely reason in a few words, ready to stand in a table cell. */
  readonly reason: string;
}

/** Our own reasons, outside the range of errno and of LOCKDOWN. */
export const NOT_READ = {
  binary: 1001,
  tooLarge: 1002,
  notRegular: 1003,
  symlink: 1004,
  unrecognised: 1005,
  slow: 1006,
  reshaped: 1007,
  empty: 1008,
  duplicate: 1009,
  /** Nothing has failed: the file is read only on demand, and nobody has asked yet. */
  notAsked: 1011,
  /** Nothing has failed: the kernel collects these figures only while a switch of its own is set. */
  switchedOff: 1012,
} as const;

const TABLE: Readonly<Record<number, readonly [name: string, reason: string]>> = {
  1: ['EPERM', 'not permitted'],
  2: ['ENOENT', 'gone'],
  5: ['EIO', 'read failed'],
  6: ['ENXIO', 'no such device'],
  11: ['EAGAIN', 'nothing to read yet'],
  13: ['EACCES', 'permission denied'],
  16: ['EBUSY', 'busy'],
  19: ['ENODEV', 'device gone'],
  20: ['ENOTDIR', 'a file stands where a folder was'],
  21: ['EISDIR', 'a folder stands where a file was'],
  22: ['EINVAL', 'refused by the kernel'],
  24: ['EMFILE', 'too many open files'],
  29: ['ESPIPE', 'cannot be read twice'],
  30: ['EROFS', 'read-only filesystem'],
  34: ['ERANGE', 'out of range'],
  38: ['ENOSYS', 'not offered here'],
  40: ['ELOOP', 'symbolic link'],
  61: ['ENODATA', 'no data'],
  95: ['EOPNOTSUPP', 'not supported'],
  107: ['ENOTCONN', 'server gone'],
  110: ['ETIMEDOUT', 'timed out'],
  116: ['ESTALE', 'replaced'],
  [NOT_READ.binary]: ['EBINARY', 'binary'],
  [NOT_READ.tooLarge]: ['ETOOLARGE', 'over 1 MiB'],
  [NOT_READ.notRegular]: ['ENOTREGULAR', 'not a regular file'],
  [NOT_READ.symlink]: ['ESYMLINK', 'symbolic link, not followed'],
  [NOT_READ.unrecognised]: ['EUNRECOGNISED', 'format not recognised'],
  [NOT_READ.slow]: ['ESLOW', 'slow, retried later'],
  [NOT_READ.reshaped]: ['ERESHAPED', 'layout changed, being walked again'],
  [NOT_READ.empty]: ['EEMPTY', 'empty'],
  [NOT_READ.duplicate]: ['EEXIST', 'another value has this name'],
  [NOT_READ.notAsked]: ['ENOTASKED', 'read only while somebody looks at it'],
  [NOT_READ.switchedOff]: ['EOFF', 'the kernel does not collect it: switched off'],
};

/** Kernel lockdown refuses debugfs files with EPERM even to root; only the reader of the file can tell. */
export const LOCKDOWN = 1010;

export function unreadable(code: number): Unreadable {
  if (code === LOCKDOWN) return { code, name: 'EPERM', reason: 'kernel lockdown' };
  const [name, reason] = TABLE[code] ?? [`E${code}`, `error ${code}`];
  return { code, name, reason };
}

const ERRNO_BY_NAME: ReadonlyMap<string, number> = new Map(
  Object.entries(TABLE)
    .filter(([code]) => Number(code) < 1000)
    .map(([code, [name]]) => [name, Number(code)]),
);

/** Numeric code of an errno name, for platforms that report only names. */
export const errnoOf = (name: string): number | undefined => ERRNO_BY_NAME.get(name);
