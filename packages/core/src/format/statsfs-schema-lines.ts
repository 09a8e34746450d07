import type { ClearRule } from '../model/clear-rule.ts';
import type { Descriptor } from '../model/descriptor.ts';
import { encodeName } from '../model/stat-path.ts';
import { UNITS, type Unit } from '../units/unit.ts';
import { encodeWord } from './encoded-word.ts';

/*
 * What a `.schema` says of one value, a line for each thing, after the format of the 2020 follow-up to stats_fs:
 *
 *   METRIC                             always the first
 *   NAME exits
 *   FLAG CUMULATIVE                    the kind; GAUGE in the follow-up, for what is floating here
 *   TYPE u64                           u64 s64 bool f64 text; INT in the follow-up, for any number
 *   WIDTH 32                           bits of the variable; left out: 64
 *   UNIT bytes 2^10 pages              dimension, scale, what is counted
 *   KEY cpu int                        for each key of a table
 *   STATE 3 HALTED                     for each state of an enumeration
 *   AGGREGATE sum                      how it is made of the values below
 *   STEPS BACK                         it may fall a little and is not reset by that
 *   CLEAR 0%0A                         write this to its own file
 *   CLEAR-FILE mem_used_max 0%0A       write this to the file beside it
 *   CLEAR-TRUNCATE trace               open that file beside it with O_TRUNC
 *   CLEAR-PRIVATE                      a write restarts it for the descriptor that wrote alone
 *   CLEAR-UNKNOWN                      nobody knows what a write does
 *   DESC Exits of the guest.
 *   REF Documentation/virt/kvm
 *
 * Names and texts are encoded as names are in paths, so each stands on one line, and as words where another follows. What
 * says nothing is left out.
 */
export function statsfsSchemaLines(descriptor: Descriptor): string[] {
  const { name, kind, type, width, unit, keys, states, aggregate } = descriptor;
  return [
    'METRIC',
    `NAME ${encodeName(name)}`,
    `FLAG ${kind.toUpperCase()}`,
    `TYPE ${type}`,
    ...(width === 64 ? [] : [`WIDTH ${width}`]),
    ...(isSaid(unit) ? [unitLine(unit)] : []),
    ...keys.map((key) => `KEY ${encodeWord(key.name)} ${key.type}`),
    ...states.map((state) => `STATE ${state.number} ${encodeName(state.name)}`),
    ...(aggregate === 'none' ? [] : [`AGGREGATE ${aggregate}`]),
    ...(descriptor.stepsBack ? ['STEPS BACK'] : []),
    ...clearLines(descriptor.clear),
    ...textLine('DESC', descriptor.description),
    ...textLine('REF', descriptor.reference),
  ];
}

const textLine = (word: string, text: string): string[] =>
  text === '' ? [] : [`${word} ${encodeName(text)}`];

function isSaid({ dimension, radix, exponent, noun }: Unit): boolean {
  const { none } = UNITS;
  const isNone = dimension === none.dimension && radix === none.radix;
  return !(isNone && exponent === none.exponent && noun === none.noun);
}

const unitLine = ({ dimension, radix, exponent, noun }: Unit): string =>
  `UNIT ${dimension} ${radix}^${exponent}${noun === '' ? '' : ` ${encodeName(noun)}`}`;

function clearLines(rule: ClearRule): string[] {
  switch (rule.kind) {
    case 'none':
      return [];
    case 'write': {
      const text = encodeName(rule.text);
      return [rule.file === '' ? `CLEAR ${text}` : `CLEAR-FILE ${encodeWord(rule.file)} ${text}`];
    }
    case 'truncate':
      return [`CLEAR-TRUNCATE ${encodeName(rule.file)}`];
    case 'private':
      return ['CLEAR-PRIVATE'];
    case 'unknown':
      return ['CLEAR-UNKNOWN'];
  }
}
