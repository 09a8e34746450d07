import {
  type ClearRule,
  filePathOf,
  offersClear,
  parseStatPath,
  type ResolvedValue,
  type Schema,
  SchemaIndex,
} from '@statsfs/core/model';

const WRITE_BITS = 0o222;

/** A path that somebody asked to clear: the value, if it is one, and why it may not be cleared. */
export type ClearTarget =
  | {
      readonly kind: 'clearable';
      readonly path: string;
      /** What is written to, as people would type it. */
      readonly file: string;
      readonly value: ResolvedValue;
      readonly rule: Extract<ClearRule, { readonly file: string }>;
    }
  | {
      readonly kind: 'refused';
      readonly path: string;
      readonly file: string;
      readonly reason: string;
    };

/** A source stands for all clearable values below it; a value for itself. Each once. */
export function clearTargets(
  schema: Schema,
  paths: readonly string[],
  isAllowed: boolean,
): ClearTarget[] {
  const index = new SchemaIndex(schema);
  const targets = new Map<string, ClearTarget>();
  for (const text of paths) {
    for (const target of targetsOf(index, text, isAllowed)) targets.set(target.path, target);
  }
  return [...targets.values()];
}

function targetsOf(index: SchemaIndex, text: string, isAllowed: boolean): ClearTarget[] {
  const path = parseStatPath(text);
  const node = path === undefined ? undefined : index.find(path);
  if (node === undefined) return [refusal(text, '', 'no such path in the tree')];
  if (node.kind === 'value') return [judge(index.resolve(node.index), text, isAllowed)];
  const below = [...index.valuesBelow(node.index)].map((value) =>
    judge(index.resolve(value), text, isAllowed),
  );
  const clearable = below.filter(({ kind }) => kind === 'clearable');
  if (clearable.length > 0) return clearable;
  return [refusal(text, '', isAllowed ? 'nothing below it can be cleared' : NOT_ALLOWED)];
}

function judge(value: ResolvedValue | undefined, text: string, isAllowed: boolean): ClearTarget {
  if (value === undefined) return refusal(text, '', 'no such value');
  const { path, file, descriptor } = value;
  const own = filePathOf(file, descriptor.name);
  if (!isAllowed) return refusal(path, own, NOT_ALLOWED);
  const rule = descriptor.clear;
  if (!offersClear(rule)) return refusal(path, own, REFUSED_BY_RULE[rule.kind]);
  if (rule.file === '' && (file.mode & WRITE_BITS) === 0)
    return refusal(path, own, 'the file is read-only');
  const written = rule.file === '' ? own : own.slice(0, own.lastIndexOf('/') + 1) + rule.file;
  return { kind: 'clearable', path, file: written, value, rule };
}

const NOT_ALLOWED = 'the agent was started without --allow-clear';

const REFUSED_BY_RULE = {
  none: 'the kernel offers no clear for it',
  unknown: 'nobody has told what a write to it does',
  private: 'the kernel restarts it only for the program that asks',
} as const satisfies Record<Exclude<ClearRule['kind'], 'write' | 'truncate'>, string>;

const refusal = (path: string, file: string, reason: string): ClearTarget => ({
  kind: 'refused',
  path,
  file,
  reason,
});
