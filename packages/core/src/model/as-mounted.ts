import { CLEAR_BY_ZERO, offersClear } from './clear-rule.ts';
import type { Descriptor } from './descriptor.ts';

/**
 * A value as the file of a mounted statsfs offers it: what may be cleared where it comes from is cleared by a 0 that is
 * written to its own file, and by nothing else, whatever it takes there.
 */
export function asMounted(descriptor: Descriptor): Descriptor {
  const { clear } = descriptor;
  // The very descriptor where it can be: builders know it again without looking into it.
  if (!offersClear(clear) || isByZero(clear)) return descriptor;
  return { ...descriptor, clear: CLEAR_BY_ZERO };
}

const isByZero = (rule: Descriptor['clear']): boolean =>
  rule.kind === 'write' && rule.text === '0\n' && rule.file === '';
