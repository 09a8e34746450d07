import { unreadable } from '@statsfs/core/model';
import type { Count } from '../census.ts';

/** `1 file`, `2 files`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** `a, b and c`; of many the first and how many more. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  const words = rest === 0 ? shown : [...shown, `${rest.toLocaleString('en')} more`];
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `41 files, 612 values; 2 unreadable: 2 kernel lockdown (EPERM)`. */
export function countWords({ files, values, unread, refusals }: Count): string {
  const parts = [`${counted(files, 'file')}, ${counted(values, 'value')}`];
  if (unread > 0) parts.push(`${counted(unread, 'file')} read only while somebody looks`);
  if (refusals.length > 0) {
    const sum = refusals.reduce((all, { files: refused }) => all + refused.length, 0);
    const reasons = refusals.map(({ code, files: refused }) => {
      const { name, reason } = unreadable(code);
      return `${refused.length.toLocaleString('en')} ${reason} (${name})`;
    });
    parts.push(`${sum.toLocaleString('en')} unreadable: ${reasons.join(', ')}`);
  }
  return parts.join('; ');
}

/** The files of each reason, an item each; of many the first few. */
export function refusalItems({ refusals }: Count): string[] {
  return refusals.flatMap(({ code, files }) => {
    const { name } = unreadable(code);
    const shown = files.slice(0, MAX_SHOWN).map((file) => `${file}: ${name}`);
    const rest = files.length - shown.length;
    return rest === 0 ? shown : [...shown, `${rest.toLocaleString('en')} more: ${name}`];
  });
}

const MAX_SHOWN = 8;
