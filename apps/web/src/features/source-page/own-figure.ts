import { cellUnitOf, type Descriptor } from '@statsfs/core/model';
import { type Figure, formatExact } from '@statsfs/core/units';
import type { Latest } from '../../live/latest.ts';
import { foldLatest } from './fold-latest.ts';

/** How the kernel's own total compares with the sum of the parts. */
export type OwnFigure =
  | { readonly kind: 'none' }
  | { readonly kind: 'equal'; readonly figure: Figure }
  | { readonly kind: 'differs'; readonly figure: Figure; readonly by: Figure };

/** @param exact the sum of the parts, as decimal text. */
export function compareOwn(own: Latest, descriptor: Descriptor, exact: string): OwnFigure {
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
