import { UNITS } from '@statsfs/core/units';
import type { FoundFile } from '../src/filesystems/found-file.ts';

/** A file below a root, as a walk would have found it. */
export function foundAt(
  root: string,
  names: readonly string[],
  more: Partial<FoundFile> = {},
): FoundFile {
  return {
    path: [root, ...names].join('/'),
    root,
    names,
    filesystem: 'demo',
    place: ['demo', ...names.slice(0, -1)],
    name: names.at(-1) ?? '',
    format: undefined,
    describe: () => ({ kind: 'unknown', unit: UNITS.none, description: '' }),
    access: 'reopen',
    pace: 'base',
    problem: 0,
    debugfs: false,
    ...more,
  };
}
