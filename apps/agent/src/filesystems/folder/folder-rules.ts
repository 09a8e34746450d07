import { CLEAR_BY_ZERO, CLEAR_UNKNOWN, NO_CLEAR } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import type { ValueMeta } from '../../catalog/catalog-entry.ts';
import { STATSFS } from '../statsfs/magic.ts';

/** statfs(2) magics, from linux/magic.h. */
const PROC = 0x9fa0;
const SYSFS = 0x62656572;
const CGROUP = 0x27e0eb;
const CGROUP2 = 0x63677270;
const TRACEFS = 0x74726163;
const DEBUGFS = 0x64626720;
const SECURITYFS = 0x73636673;
const CONFIGFS = 0x62656570;
const BPF = 0xcafe4a11;

const RE_READABLE = new Set([PROC, SYSFS, CGROUP, CGROUP2, TRACEFS]);
/** Filesystems in which a writable file is a setting as often as a counter: nobody may guess that `0` clears it. */
const HOLDS_SETTINGS = new Set([
  PROC,
  SYSFS,
  CGROUP,
  CGROUP2,
  TRACEFS,
  DEBUGFS,
  SECURITYFS,
  CONFIGFS,
  BPF,
]);

export interface FolderRules {
  readonly access: 'descriptor' | 'reopen';
  readonly debugfs: boolean;
  readonly describe: (valueName: string, writable: boolean) => ValueMeta;
}

/**
 * What may be assumed of the files of a directory without a catalog, from the filesystem it lies on.
 *
 * On a statsfs the rule of stats_fs v3 holds: a number that can be written is cumulative and cleared by `0`, one that
 * cannot is floating. In a folder that a program fills, what can be written is judged in the same way, and what cannot is of
 * unknown kind, for there no rule says so. On the kernel's own filesystems a writable file may be any setting, so its kind
 * and clear rule are unknown; so are they where nobody could tell which filesystem it is.
 * @param magic as statfs(2) tells it, or −errno.
 * @param isStatsfs whatever the magic: a statsfs may be mounted by a program, or be a copy of one.
 */
export function folderRules(magic: number, isStatsfs = magic === STATSFS): FolderRules {
  const key = `${magic} ${isStatsfs}`;
  const known = RULES.get(key) ?? makeRules(magic, isStatsfs);
  RULES.set(key, known);
  return known;
}

/** One for each kind of filesystem and not for each of its files. */
const RULES = new Map<string, FolderRules>();

function makeRules(magic: number, isStatsfs: boolean): FolderRules {
  const settings = magic < 0 || HOLDS_SETTINGS.has(magic);
  return {
    access: RE_READABLE.has(magic) ? 'descriptor' : 'reopen',
    debugfs: magic === DEBUGFS,
    describe: (_name, writable) => {
      if (settings) return { ...UNDESCRIBED, clear: writable ? CLEAR_UNKNOWN : NO_CLEAR };
      return writable
        ? { ...UNDESCRIBED, kind: 'cumulative', clear: CLEAR_BY_ZERO }
        : { ...UNDESCRIBED, kind: isStatsfs ? 'floating' : 'unknown', clear: NO_CLEAR };
    },
  };
}

const UNDESCRIBED: ValueMeta = { kind: 'unknown', unit: UNITS.none, description: '' };
