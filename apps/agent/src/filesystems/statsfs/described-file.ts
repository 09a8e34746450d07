import type { StatsfsSchema, ToldDescriptor } from '@statsfs/core/format';
import {
  CLEAR_BY_ZERO,
  type ClearRule,
  createDescriptor,
  type Descriptor,
  type NewSource,
  NO_CLEAR,
  type ValueType,
} from '@statsfs/core/model';
import type { FoundFile } from '../found-file.ts';

/** A file of a statsfs whose `.schema` says what it is. */
export interface DescribedFile extends FoundFile {
  /** @param type that the file turned out to have. */
  readonly descriptorOf: (type: ValueType, writable: boolean) => Descriptor;
  /** What is known of its source and of those above it. */
  readonly sources: readonly NewSource[];
}

export const isDescribed = (found: FoundFile): found is DescribedFile => 'descriptorOf' in found;

/** The same file, as the schema of its directory tells it. @returns undefined where that says nothing of it. */
export function describeFile(
  found: FoundFile,
  schema: StatsfsSchema,
  sources: readonly NewSource[],
): DescribedFile | undefined {
  const told = schema.metrics.get(found.name);
  if (told === undefined) return undefined;
  const { type, keys = [], states = [] } = told;
  const isWhole = schema.identity !== undefined;
  return {
    ...found,
    format: { kind: 'statsfs', type, keys, states },
    descriptorOf: (actual, writable) =>
      createDescriptor(found.name, {
        ...told,
        type: actual,
        kind: told.kind ?? (writable ? 'cumulative' : 'floating'),
        clear: clearOf(told, writable, isWhole),
      }),
    sources,
  };
}

/** The form of the 2020 follow-up says nothing of clearing: there the mode does, and what is floating is never cleared. */
function clearOf({ clear, kind }: ToldDescriptor, writable: boolean, isWhole: boolean): ClearRule {
  if (clear !== undefined || isWhole) return clear ?? NO_CLEAR;
  return writable && kind !== 'floating' ? CLEAR_BY_ZERO : NO_CLEAR;
}
