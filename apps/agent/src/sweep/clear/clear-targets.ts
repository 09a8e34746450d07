import {
  type ClearRule,
  filePathOf,
  NO_DATA,
  offersClear,
  parseStatPath,
  READ_OK,
  type ResolvedValue,
  type Schema,
  SchemaIndex,
  unreadable,
} from '@statsfs/core/model';
import type { ClearSkipped } from '../sweep-messages.ts';
import { type ClearAllowance, refusalOf } from './clear-allowance.ts';

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

/** What somebody asked to clear, and what of it is not even tried. */
export interface ClearTargets {
  readonly targets: readonly ClearTarget[];
  readonly skipped: readonly ClearSkipped[];
}

export interface ClearTargetsParts {
  readonly schema: Schema;
  /** Of a file, as of its last read. */
  readonly statusOf: (file: number) => number;
  readonly allowance: ClearAllowance;
}

/** A source stands for all clearable values below it; a value for itself. Each once. */
export function clearTargets(parts: ClearTargetsParts, paths: readonly string[]): ClearTargets {
  const index = new SchemaIndex(parts.schema);
  const targets = new Map<string, ClearTarget>();
  const skipped = new Map<string, string>();
  for (const text of paths) {
    const found = targetsOf(index, text, parts);
    for (const target of found.targets) targets.set(target.path, target);
    for (const { path, reason } of found.skipped) skipped.set(path, reason);
  }
  return { targets: [...targets.values()], skipped: countReasons(skipped.values()) };
}

function countReasons(reasons: Iterable<string>): ClearSkipped[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, values]) => ({ reason, values }));
}

type Refused = Extract<ClearTarget, { readonly kind: 'refused' }>;

function targetsOf(
  index: SchemaIndex,
  text: string,
  parts: ClearTargetsParts,
): { readonly targets: readonly ClearTarget[]; readonly skipped: readonly Refused[] } {
  const only = (target: ClearTarget) => ({ targets: [target], skipped: [] });
  const path = parseStatPath(text);
  const node = path === undefined ? undefined : index.find(path);
  if (node === undefined) return only(refusal(text, '', 'no such path in the tree'));
  if (node.kind === 'value') return only(judge(index.resolve(node.index), text, parts));
  const below = [...index.valuesBelow(node.index)].map((value) =>
    judge(index.resolve(value), text, parts),
  );
  const targets = below.filter(({ kind }) => kind === 'clearable');
  const skipped = below.filter((target) => target.kind === 'refused');
  if (targets.length > 0) return { targets, skipped };
  const reason = refusalOf(parts.allowance, text) ?? 'nothing below it can be cleared';
  return { targets: [refusal(text, '', reason)], skipped };
}

function judge(
  value: ResolvedValue | undefined,
  text: string,
  { allowance, statusOf }: ClearTargetsParts,
): ClearTarget {
  if (value === undefined) return refusal(text, '', 'no such value');
  const { path, file, descriptor } = value;
  const own = filePathOf(file, descriptor.name);
  const disallowed = refusalOf(allowance, path);
  if (disallowed !== undefined) return refusal(path, own, disallowed);
  const rule = descriptor.clear;
  if (!offersClear(rule)) {
    const status = statusOf(value.value.file);
    // What could not be read was not recognised either: that is why it has no rule.
    if (status !== READ_OK && status !== NO_DATA) {
      return refusal(path, own, unreadable(status).reason);
    }
    const isFloating = rule.kind === 'none' && descriptor.kind === 'floating';
    return refusal(path, own, isFloating ? FLOATING : REFUSED_BY_RULE[rule.kind]);
  }
  if (rule.file === '' && (file.mode & WRITE_BITS) === 0)
    return refusal(path, own, 'the file is read-only');
  const written = rule.file === '' ? own : own.slice(0, own.lastIndexOf('/') + 1) + rule.file;
  return { kind: 'clearable', path, file: written, value, rule };
}

const FLOATING = 'it goes up and down, so there is nothing to clear';

const REFUSED_BY_RULE = {
  none: 'the kernel offers no clear for it',
  unknown: 'nobody has told what a write to it does',
  private: 'the kernel restarts it only for the program that asks',
} as const satisfies Record<Exclude<ClearRule['kind'], 'write' | 'truncate'>, string>;

const refusal = (path: string, file: string, reason: string): Refused => ({
  kind: 'refused',
  path,
  file,
  reason,
});
