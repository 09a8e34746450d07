import {
  CLEAR_BY_ZERO,
  CLEAR_UNKNOWN,
  type ClearRule,
  type NewValue,
  parseStatPath,
  ROOT_PATH,
  SchemaBuilder,
  SchemaIndex,
} from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { hasClearable, isAllowed } from './clearable.ts';

const builder = new SchemaBuilder('e', { name: 'orion', kernel: '6.18', bootId: 'b' });

function addFile(source: string, name: string, mode: number, clear: ClearRule): void {
  const descriptor = makeDescriptor(name, { clear });
  const value: NewValue = { source: ['kvm', source], descriptor, firstSlot: 0, sets: [] };
  const path = `/sys/kernel/debug/kvm/${source}/${name}`;
  builder.addFile({ path, filesystem: 'debugfs', mode, slotCount: 1, values: [value] });
}

addFile('vm', 'exits', 0o644, CLEAR_BY_ZERO);
addFile('vm', 'read_only', 0o444, CLEAR_BY_ZERO);
addFile('host', 'no_rule', 0o644, { kind: 'none' });
addFile('host', 'unknown_rule', 0o644, CLEAR_UNKNOWN);
builder.commit();
const index = new SchemaIndex(builder.schema);

const has = (text: string): boolean | undefined => {
  const path = parseStatPath(text);
  return path === undefined ? undefined : hasClearable(index, path);
};

describe('hasClearable', () => {
  it('finds a value with a rule whose file can be written, itself or somewhere below', () => {
    expect(has('kvm/vm/exits')).toBe(true);
    expect(has('kvm/vm')).toBe(true);
    expect(has('kvm')).toBe(true);
  });

  it('finds nothing in a read-only file, without a known rule, or where nothing is', () => {
    for (const path of ['kvm/vm/read_only', 'kvm/host/no_rule', 'kvm/host/unknown_rule']) {
      expect(has(path)).toBe(false);
    }
    expect(has('kvm/host')).toBe(false);
    expect(has('kvm/gone')).toBe(false);
  });

  it('is never true of the whole machine', () => {
    expect(has('')).toBe(false);
  });
});

describe('isAllowed', () => {
  const at = (path: string) => parseStatPath(path) ?? ROOT_PATH;

  it('follows the host, and the subsystems that it was narrowed to', () => {
    const narrowed = { canClear: true, clearOnly: ['kvm', 'demo'] };
    expect(isAllowed({ canClear: true, clearOnly: [] }, at('cpu'))).toBe(true);
    expect(isAllowed(narrowed, at('kvm/vm/exits'))).toBe(true);
    expect(isAllowed(narrowed, at('kvm'))).toBe(true);
    expect(isAllowed(narrowed, at('kvmx'))).toBe(false);
    expect(isAllowed(narrowed, at('cpu'))).toBe(false);
    expect(isAllowed({ canClear: false, clearOnly: ['kvm'] }, at('kvm'))).toBe(false);
  });
});
