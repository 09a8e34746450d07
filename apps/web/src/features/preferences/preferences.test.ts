import { describe, expect, it } from 'vitest';
import {
  DEFAULT_LOOK,
  lookCookie,
  type Preferences,
  parseLookCookie,
  parsePreferences,
  serializePreferences,
} from './preferences.ts';

const CHOSEN: Preferences = {
  theme: 'light',
  tree: { widthPx: 300, isCollapsed: true },
  metadata: { widthPx: 400, isCollapsed: false },
  singleKeys: false,
  keymap: { preset: 'kvm_stat', own: { pin: 'w' } },
  treeOrder: 'rate',
  foldsZeros: false,
  openBranches: { orion: ['irq', 'kvm/vm'] },
};

describe('preferences', () => {
  it('come back as they were stored', () => {
    expect(parsePreferences(serializePreferences(CHOSEN))).toEqual(CHOSEN);
  });

  it('are the defaults when nothing, or nonsense, is stored', () => {
    const defaults = {
      ...DEFAULT_LOOK,
      singleKeys: true,
      keymap: { preset: 'statsfs', own: {} },
      treeOrder: 'name',
      foldsZeros: true,
    };
    for (const text of [undefined, '', 'null', '[]', '{', '"x"', '{"tree":5,"openBranches":[3]}']) {
      const { openBranches, ...rest } = parsePreferences(text);
      expect(rest, text).toEqual(defaults);
      expect(Object.values(openBranches).flat(), text).toEqual([]);
    }
    expect(parsePreferences('{}')).toEqual({ ...defaults, openBranches: {} });
  });

  it('fall back field by field', () => {
    const text =
      '{"theme":"pink","tree":{"widthPx":1e9,"isCollapsed":true},"metadata":{"widthPx":"9"}}';
    expect(parsePreferences(text)).toMatchObject({
      theme: 'system',
      tree: { widthPx: 720, isCollapsed: true },
      metadata: { widthPx: 288, isCollapsed: false },
    });
  });

  it('keep a bounded number of open branches', () => {
    const openBranches = { orion: Array.from({ length: 5000 }, (_, i) => `s${i}`) };
    const kept = parsePreferences(serializePreferences({ ...CHOSEN, openBranches }));
    expect(kept.openBranches.orion).toHaveLength(2000);
  });
});

describe('look cookie', () => {
  it('comes back as it was set', () => {
    const { theme, tree, metadata } = CHOSEN;
    expect(parseLookCookie(lookCookie(CHOSEN))).toEqual({ theme, tree, metadata });
  });

  it('is the default when it is missing or nonsense', () => {
    for (const text of [undefined, '', '....', 'a.b.c.d.e', 'dark;<x>']) {
      expect(parseLookCookie(text), text).toEqual(DEFAULT_LOOK);
    }
  });
});
