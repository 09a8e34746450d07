import { type AggregateKind, cellUnitOf, type Descriptor, type ValueType } from '../model/index.ts';
import { countOf, UNITS, type Unit } from '../units/index.ts';

/** The aggregates of stats_fs, in its order. `list` needs no fold: it is the values themselves. */
export const FOLDS = ['sum', 'min', 'max', 'count_zero', 'avg'] as const;
export type Fold = (typeof FOLDS)[number];

export const isFold = (kind: AggregateKind): kind is Fold => FOLDS.some((fold) => fold === kind);

/**
 * Why a fold over values of this descriptor would mean nothing.
 * @returns a reason ready to be shown, or undefined when the fold is sound.
 */
export function refusalOf(
  fold: Fold,
  descriptor: Pick<Descriptor, 'type' | 'kind' | 'unit'> & Partial<Pick<Descriptor, 'states'>>,
): string | undefined {
  const { type, kind, unit, states = [] } = descriptor;
  const byType = refusalOfType(fold, type);
  if (byType !== undefined) return byType;
  if (states.length > 0)
    return 'its numbers stand for states, which can be counted, not added or compared';
  if (kind === 'peak' && fold !== 'max') {
    return 'peaks were reached at different times, only their max means something';
  }
  if (kind === 'histogram' && fold !== 'sum' && fold !== 'count_zero') {
    return 'buckets of a histogram have different bounds, only their sum means something';
  }
  return refusalOfUnit(fold, unit);
}

/** What can be said without a descriptor. */
export function refusalOfType(fold: Fold, type: ValueType): string | undefined {
  if (type === 'text') return 'texts cannot be folded, only listed';
  if (type === 'bool' && fold === 'avg') return NO_AVERAGE_OF_BOOLEANS;
  return undefined;
}

const NO_AVERAGE_OF_BOOLEANS = 'there is nothing between yes and no, the sum counts the yes';

function refusalOfUnit(fold: Fold, unit: Unit): string | undefined {
  switch (unit.dimension) {
    case 'celsius':
      if (fold === 'sum') return 'temperatures do not add up';
      return fold === 'count_zero' ? '0 °C is a temperature like any other' : undefined;
    case 'percent':
      return fold === 'sum' ? 'shares of different wholes do not add up' : undefined;
    case 'boolean':
      return fold === 'avg' ? NO_AVERAGE_OF_BOOLEANS : undefined;
    case 'none':
      return unit.noun === UNITS.identifier.noun
        ? 'numbers that are names can be neither added nor compared'
        : undefined;
    case 'count':
    case 'bytes':
    case 'seconds':
    case 'cycles':
      return undefined;
  }
}

const ZEROS = countOf('zero');
const YES = countOf('yes');

/** Unit of the result: that of the values, unless the fold counts them. */
export function unitOfFold(
  fold: Fold,
  descriptor: Pick<Descriptor, 'type' | 'kind' | 'unit'>,
): Unit {
  if (fold === 'count_zero') return ZEROS;
  const isBoolean = descriptor.type === 'bool' || descriptor.unit.dimension === 'boolean';
  return fold === 'sum' && isBoolean ? YES : cellUnitOf(descriptor);
}
