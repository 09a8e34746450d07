import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMAND_IDS, KEY_COMMANDS, KVM_STAT_LEFT_OUT, PRESETS } from './commands.ts';
import {
  changeKeymap,
  commandOf,
  isChanged,
  type Keymap,
  keyOf,
  parseKeymap,
  refusalOf,
  STANDARD_KEYMAP,
} from './keymap.ts';

const keysOf = (keymap: Keymap): string[] =>
  COMMAND_IDS.map((id) => keyOf(keymap, id)).filter((key) => key !== '');
const expectNoDoubles = (keymap: Keymap): void =>
  expect(new Set(keysOf(keymap)).size).toBe(keysOf(keymap).length);

describe('the presets', () => {
  it.each(PRESETS)(
    'of %s give no key to two commands, and none that cannot act alone',
    (preset) => {
      const keymap: Keymap = { preset, own: {} };
      expectNoDoubles(keymap);
      expect(keysOf(keymap).map(refusalOf)).toEqual(keysOf(keymap).map(() => undefined));
    },
  );

  it('of kvm_stat know each of its keys, or say why not', () => {
    const left: readonly string[] = KVM_STAT_LEFT_OUT.map(({ key }) => key);
    const known = keysOf({ preset: 'kvm_stat', own: {} });
    for (const key of 'bcfghopqrsx') expect([...left, ...known]).toContain(key);
  });
});

describe('changeKeymap', () => {
  it('gives a key, and the one that had it gets what is left', () => {
    const keymap = changeKeymap(STANDARD_KEYMAP, { kind: 'give', id: 'pin', key: 'b' });
    expect(keyOf(keymap, 'pin')).toBe('b');
    expect(keyOf(keymap, 'baseline')).toBe('p');
    expect(commandOf(keymap, 'p')).toBe('baseline');
    expect(isChanged(keymap, 'pin')).toBe(true);
  });

  it('takes a key away, and gives it back', () => {
    const taken = changeKeymap(STANDARD_KEYMAP, { kind: 'take', id: 'pin' });
    expect(commandOf(taken, 'p')).toBeUndefined();
    expect(changeKeymap(taken, { kind: 'reset', id: 'pin' })).toEqual(STANDARD_KEYMAP);
  });

  it('to another preset starts afresh', () => {
    const own = changeKeymap(STANDARD_KEYMAP, { kind: 'give', id: 'pin', key: 'w' });
    const keymap = changeKeymap(own, { kind: 'preset', preset: 'kvm_stat' });
    expect(keymap).toEqual({ preset: 'kvm_stat', own: {} });
    expect(commandOf(keymap, 'f')).toBe('search');
  });

  it('never leaves a key with two commands, and comes back as it was stored', () => {
    const id = fc.constantFrom(...COMMAND_IDS);
    const key = fc.constantFrom(...'pbcxy/.', ' ', 'End', 'F2');
    const change = fc.oneof(
      fc.record({ kind: fc.constant('give' as const), id, key }),
      fc.record({ kind: fc.constantFrom('take' as const, 'reset' as const), id }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), fc.array(change), (preset, changes) => {
        const keymap = changes.reduce<Keymap>(changeKeymap, { preset, own: {} });
        expectNoDoubles(keymap);
        expect(parseKeymap(JSON.parse(JSON.stringify(keymap)))).toEqual(keymap);
      }),
    );
  });
});

describe('parseKeymap', () => {
  it.each([
    undefined,
    null,
    5,
    'x',
    [],
    { preset: 'vi' },
    { own: 7 },
    { own: { pin: 3, nothing: 'x' } },
  ])('makes the standard of %j', (stored) => expect(parseKeymap(stored)).toEqual(STANDARD_KEYMAP));

  it('leaves out keys that the widgets need, and takes a double from who did not choose it', () => {
    expect(parseKeymap({ own: { pin: 'Tab' } })).toEqual(STANDARD_KEYMAP);
    const doubled = parseKeymap({ own: { pin: KEY_COMMANDS.search.keys.statsfs } });
    expect(keyOf(doubled, 'pin')).toBe('/');
    expect(keyOf(doubled, 'search')).toBe('');
  });
});

describe('refusalOf', () => {
  it.each(['Enter', 'Tab', '*', 'ArrowUp', 'Dead', 'Unidentified', ''])('refuses %j', (key) =>
    expect(refusalOf(key)).toBeTypeOf('string'),
  );
  it.each(['a', 'é', '/', ' ', 'F5', 'End'])('lets %j be given', (key) =>
    expect(refusalOf(key)).toBeUndefined(),
  );
});
