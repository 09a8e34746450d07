import { emptySentinel, isFold } from '@statsfs/core/aggregate';
import {
  encodeName,
  LOCKDOWN,
  NO_DATA,
  READ_OK,
  type ResolvedValue,
  stateName,
} from '@statsfs/core/model';
import { cellKeys, cellTexts } from '@statsfs/core/query';
import { ERRNO } from '../errno.ts';
import type { Generation } from './generation.ts';

/** Codes above are reasons of our own for not reading a file, which no errno tells. */
const LAST_ERRNO = 999;

/**
 * What the file of a value holds, as stats_fs v3 prints it (§1.8 of its description): decimal and a line break, signed
 * where the type is; a text as it is, without one; a state of an enumeration by its name. A table has a line for each
 * cell: its keys, then the number.
 * @returns −errno when there is nothing to print: −ENODATA before the first read, else why its file cannot be read.
 */
export function valueText({ index, readings }: Generation, value: ResolvedValue): string | number {
  const { descriptor } = value;
  const status = readings.status[value.value.file] ?? NO_DATA;
  if (status !== READ_OK) return emptyText(status, value) ?? -errnoOfStatus(status);
  const texts = cellTexts(index, readings, value);
  if (descriptor.keys.length > 0) {
    const keys = cellKeys(index, value);
    return texts
      .map((text, at) => `${(keys[at] ?? []).map(encodeKey).join(' ')} ${text}\n`)
      .join('');
  }
  const [text = ''] = texts;
  if (descriptor.type === 'text') return text;
  return `${stateName(descriptor.states, Number(text)) ?? text}\n`;
}

/** A space would end the key. */
const encodeKey = (key: string): string => encodeName(key).replaceAll(' ', '%20');

/** A fold of nothing prints what the original starts it with: its file is there and can be read. */
function emptyText(status: number, { descriptor }: ResolvedValue): string | undefined {
  const { aggregate, type } = descriptor;
  if (status !== NO_DATA || !isFold(aggregate) || type === 'text') return undefined;
  return `${emptySentinel(aggregate, type)}\n`;
}

function errnoOfStatus(status: number): number {
  if (status === NO_DATA) return ERRNO.ENODATA;
  if (status === LOCKDOWN) return ERRNO.EPERM;
  return status <= LAST_ERRNO ? status : ERRNO.EIO;
}
