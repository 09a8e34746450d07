import type { FormatSpec } from '@statsfs/core/format';
import type { Pace, ValueMeta } from '../catalog/catalog-entry.ts';
import type { HeldDescriptor } from './held-descriptor.ts';

/** A file that some filesystem offers for reading. What values it holds is seen when it is laid out. */
export interface FoundFile {
  /** Absolute path, as people type it. */
  readonly path: string;
  /** The filesystem's root directory, absolute; names below it lead to the file and are opened one by one. */
  readonly root: string;
  readonly names: readonly string[];
  /** `procfs`, `sysfs`, or what `--fs` called it. */
  readonly filesystem: string;
  /**
   * Names of the source that the file's values go to. A file of one number becomes the value `name` of it; a file of
   * many becomes a subordinate source `name`, or, when `name` is empty, puts its values there directly.
   */
  readonly place: readonly string[];
  readonly name: string;
  /** Undefined: recognised from the content. */
  readonly format: FormatSpec | undefined;
  readonly describe: (valueName: string, writable: boolean) => ValueMeta;
  /**
   * `descriptor`: kernfs and procfs give fresh figures at each pread of one descriptor, and an error once the file has
   * gone. `reopen`: on an ordinary filesystem a kept descriptor would go on reading a file that was replaced or deleted.
   */
  readonly access: 'descriptor' | 'reopen';
  /** How often it is read when nobody asks for it. */
  readonly pace: Pace;
  /** Why the file is not read at all (a FIFO, a symbolic link): a code of core's `unreadable`. 0: it is read. */
  readonly problem: number;
  /** The file lies on debugfs, where EPERM under lockdown is not a matter of permission. */
  readonly debugfs: boolean;
  /** What it says instead of figures while the kernel collects none; left out: nothing is known of such a text. */
  readonly off?: string;
  /** A descriptor to read it by, for what no path leads to. Left out: it is opened by its names. */
  readonly held?: HeldDescriptor;
}
