import {
  CLEAR_BY_ZERO,
  CLEAR_UNKNOWN,
  clearByWriting,
  NO_CLEAR,
  type ResolvedValue,
  SchemaBuilder,
  SchemaIndex,
  type StatPath,
} from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { clearText, describeValue, modeText } from './describe-value.ts';

describe('describeValue', () => {
  it('says what a table is keyed by, with few ids in full and many abridged', () => {
    const keysOf = (...ids: string[]) =>
      words({ keys: [{ name: 'cpu', type: 'int' }] }, ids).keys[0]?.text;
    expect(keysOf('0', '1')).toBe('int, 2: 0, 1');
    expect(keysOf('0', '1', '2', '3', '4', '5', '6', '7')).toBe('int, 8: 0, 1, 2 … 7');
  });

  it('mentions a width only where it matters', () => {
    expect(words({ width: 64 }).width).toBeUndefined();
    expect(words({ width: 32 }).width).toBe('32 bits, wraps after 4,294,967,295');
    expect(words({ width: 32, type: 's64' }).width).toBe('32 bits, wraps after 2,147,483,647');
  });

  it('has no reference when nobody gave one', () => {
    expect(words({}).reference).toBeUndefined();
    expect(words({ reference: 'proc(5)' }).reference).toBe('proc(5)');
  });
});

describe('clearText', () => {
  it('tells not offered, not known and how apart', () => {
    expect(clearText(NO_CLEAR)).toBe('not offered by the kernel');
    expect(clearText(CLEAR_UNKNOWN)).toBe('not known; never tried');
    expect(clearText(CLEAR_BY_ZERO)).toBe('by writing "0" to the file, for everybody');
    expect(clearText({ kind: 'truncate', file: '' })).toBe('by emptying the file, for everybody');
    expect(clearText({ kind: 'private' })).toMatch(/^only for the program that writes/);
  });

  it('says that a clear through another file is of more than the value', () => {
    const more = 'beside the file, which restarts all of its values, for everybody';
    const byWriting = clearByWriting('1', 'stats_clear');
    expect(clearText(byWriting)).toBe(`by writing "1" to stats_clear ${more}`);
    expect(clearText({ kind: 'truncate', file: 'trace' })).toBe(`by emptying trace ${more}`);
  });
});

describe('modeText', () => {
  it('is octal as people type it, then as ls shows it', () => {
    expect(modeText(0o444)).toBe('0444 r--r--r--');
    expect(modeText(0o100640)).toBe('0640 rw-r-----');
  });
});

function words(descriptor: Parameters<typeof makeDescriptor>[1], ids: readonly string[] = []) {
  const builder = new SchemaBuilder('test', { name: 'orion', kernel: '6.18', bootId: 'boot' });
  const whole = makeDescriptor('LOC', descriptor);
  const sets = whole.keys.map(({ name }) => ({ name, ids }));
  const value = { source: ['irq'], descriptor: whole, firstSlot: 0, sets };
  const slotCount = Math.max(1, ids.length);
  builder.addFile({
    path: '/proc/interrupts',
    filesystem: 'procfs',
    mode: 0o444,
    slotCount,
    values: [value],
  });
  builder.commit();
  const index = new SchemaIndex(builder.schema);
  // The one value that was just added.
  return describeValue(builder.schema, index.resolvePath('irq/LOC' as StatPath) as ResolvedValue);
}
