import { describe, expect, it } from 'vitest';
import { coversMain, isShown, type PaneState, togglePane } from './pane-state.ts';

const OPEN: PaneState = { collapsed: { tree: false, metadata: false }, sheet: undefined };

describe('panes', () => {
  it('stand side by side in a wide window and collapse one by one', () => {
    const state = togglePane('metadata', OPEN, 'wide');
    expect(isShown('metadata', state, 'wide')).toBe(false);
    expect(isShown('tree', state, 'wide')).toBe(true);
    expect(togglePane('metadata', state, 'wide')).toEqual(OPEN);
  });

  it('are closed sheets at first where there is no room, whatever was collapsed', () => {
    expect(isShown('metadata', OPEN, 'medium')).toBe(false);
    expect(isShown('tree', OPEN, 'medium')).toBe(true);
    expect(isShown('tree', OPEN, 'narrow')).toBe(false);
  });

  it('show one sheet at a time and leave the columns as they were', () => {
    const tree = togglePane('tree', OPEN, 'narrow');
    const metadata = togglePane('metadata', tree, 'narrow');
    expect(isShown('tree', metadata, 'narrow')).toBe(false);
    expect(isShown('metadata', metadata, 'narrow')).toBe(true);
    expect(metadata.collapsed).toEqual(OPEN.collapsed);
  });

  it('cover the main pane only in a narrow window', () => {
    const state = togglePane('metadata', OPEN, 'medium');
    expect(coversMain(state, 'medium')).toBe(false);
    expect(coversMain(state, 'narrow')).toBe(true);
  });
});
