import { cellUnitOf, type Descriptor, exactText } from '@statsfs/core/model';
import { type Figure, formatExact } from '@statsfs/core/units';
import type { Latest } from '../../live/latest.ts';
import { foldLatest } from './fold-latest.ts';
import type { OwnCheck } from './own-figure-check.ts';
import { differenceWords } from './own-figure-words.ts';

/** How the kernel's own total compares with the sum of the parts. */
export type OwnFigure =
  | { readonly kind: 'none' }
  | { readonly kind: 'equal'; readonly figure: Figure }
  | { readonly kind: 'differs'; readonly figure: Figure; readonly by: Figure }
  /** Of one that is known to be a fold of the parts: what came of holding it against them. */
  | { readonly kind: 'agrees'; readonly figure: Figure }
  | { readonly kind: 'wrong'; readonly figure: Figure; readonly by: Figure }
  | { readonly kind: 'unchecked'; readonly figure: Figure; readonly reason: string };

/** What there is to hold a figure against. */
export interface OwnParts {
  /** The sum of the parts, as decimal text; undefined while it is not known. */
  readonly total: string | undefined;
  /** Undefined for a figure that only has their name. */
  readonly check: OwnCheck | undefined;
}

/** @param descriptor of the figure; undefined where the schema has none. */
export function ownFigure(
  own: Latest,
  descriptor: Descriptor | undefined,
  { total, check }: OwnParts,
): OwnFigure {
  if (descriptor === undefined) return { kind: 'none' };
  if (check !== undefined) return judgeOwn(own, descriptor, check);
  return total === undefined ? { kind: 'none' } : compareOwn(own, descriptor, total);
}

/** @param exact the sum of the parts, as decimal text. */
function compareOwn(own: Latest, descriptor: Descriptor, exact: string): OwnFigure {
  const { result } = foldLatest([own], descriptor, 'sum');
  if (result.kind !== 'figure') return { kind: 'none' };
  const { type } = result;
  const figure = formatExact(result.exact, type, cellUnitOf(descriptor));
  if (result.exact === exact) return { kind: 'equal', figure };
  const difference =
    type === 'f64'
      ? String(Number(result.exact) - Number(exact))
      : (BigInt(result.exact) - BigInt(exact)).toString();
  const by = formatExact(difference, type === 'f64' ? 'f64' : 's64', cellUnitOf(descriptor));
  return { kind: 'differs', figure, by };
}

/** The figure as it was printed, and what came of holding it against its parts. */
function judgeOwn(own: Latest, descriptor: Descriptor, check: OwnCheck): OwnFigure {
  if (own.kind !== 'ok') return { kind: 'none' };
  const { type } = descriptor;
  const figure = formatExact(exactText(own.words, 0, type), type, cellUnitOf(descriptor));
  switch (check.kind) {
    case 'waiting':
      return { kind: 'none' };
    case 'agrees':
      return { kind: 'agrees', figure };
    case 'unknown':
      return { kind: 'unchecked', figure, reason: check.reason };
    case 'differs':
      return { kind: 'wrong', figure, by: differenceWords(check, descriptor).by };
  }
}
