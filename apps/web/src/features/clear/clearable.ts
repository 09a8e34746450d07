import {
  offersClear,
  type ResolvedValue,
  ROOT_PATH,
  type SchemaIndex,
  type StatPath,
} from '@statsfs/core/model';

const WRITE_BITS = 0o222;

/** Whether the kernel offers to restart a value. Where that is its own file, it must be one that can be written. */
const isClearable = ({ descriptor: { clear }, file }: ResolvedValue): boolean =>
  offersClear(clear) && (clear.file !== '' || (file.mode & WRITE_BITS) !== 0);

/** What the host lets this viewer clear. */
interface ClearRights {
  readonly canClear: boolean;
  /** The only subsystems that may be cleared; empty: all. */
  readonly clearOnly: readonly string[];
}

/** Whether this viewer may clear at a path, if there is something to clear. */
export function isAllowed({ canClear, clearOnly }: ClearRights, path: StatPath): boolean {
  const [subsystem = ''] = path.split('/');
  return canClear && (clearOnly.length === 0 || clearOnly.includes(subsystem));
}

/**
 * Whether there is anything to clear at a path: the value itself, or one in or below a source. Not at the top of the
 * tree: nobody means to restart every counter of a machine at once.
 */
export function hasClearable(index: SchemaIndex, path: StatPath): boolean {
  const node = path === ROOT_PATH ? undefined : index.find(path);
  if (node === undefined) return false;
  const values = node.kind === 'value' ? [node.index] : index.valuesBelow(node.index);
  for (const at of values) {
    const value = index.resolve(at);
    if (value !== undefined && isClearable(value)) return true;
  }
  return false;
}
