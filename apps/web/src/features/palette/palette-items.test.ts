import { describe, expect, it } from 'vitest';
import { gridPaths, makeSchema } from '../../../test/make-schema.ts';
import { findItems, type PaletteItem, placeTexts } from './palette-items.ts';

const COMMANDS = ['Top movers', 'Theme: dark', 'Pause'].map((title) => ({
  title,
  run: () => undefined,
}));
const places = placeTexts(makeSchema(['net/dev/eth0/rx_bytes', 'mem/vmstat/pgfault']));
const titleOf = (item: PaletteItem): string =>
  item.kind === 'command' ? item.command.title : item.path;
const find = (typed: string): string[] => findItems(typed, COMMANDS, places).map(titleOf);

describe('the palette', () => {
  it('offers what can be done while nothing is typed', () => {
    expect(find(' ')).toEqual(['Top movers', 'Theme: dark', 'Pause']);
  });

  it('finds sources, values and commands', () => {
    expect(find('eth0')[0]).toBe('net/dev/eth0');
    expect(find('rx eth')).toEqual(['net/dev/eth0/rx_bytes']);
    expect(find('movers')).toEqual(['Top movers']);
    expect(find('xyzzy')).toEqual([]);
  });

  it('puts a command before places that fit as well', () => {
    expect(find('pa')[0]).toBe('Pause');
  });

  it('offers no more than anybody reads', () => {
    const many = placeTexts(makeSchema(gridPaths(20, 20)));
    expect(findItems('value', [], many)).toHaveLength(50);
  });
});
