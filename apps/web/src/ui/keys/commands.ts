/*
 * Everything that a key alone does. The one table of it: what listens for a key, the sheet of keys, the palette, and
 * the hints on buttons all ask here, by way of the keymap of this browser.
 */

/** A set of keys to begin with. */
export const PRESETS = ['statsfs', 'kvm_stat'] as const;
export type Preset = (typeof PRESETS)[number];

export interface KeyCommand {
  /** What it does, as a line of the sheet. */
  readonly does: string;
  /** Where it acts. */
  readonly group: 'everywhere' | 'selected' | 'chart';
  /** Key of each preset, as in KeyboardEvent.key; empty: none. */
  readonly keys: Readonly<Record<Preset, string>>;
}

const same = (key: string): Readonly<Record<Preset, string>> => ({ statsfs: key, kvm_stat: key });

/** In the order of the sheet. */
export const KEY_COMMANDS = {
  search: {
    does: 'Search',
    group: 'everywhere',
    keys: { statsfs: '/', kvm_stat: 'f' },
  },
  'clear-search': {
    does: 'Empty the search',
    group: 'everywhere',
    keys: { statsfs: '', kvm_stat: 'c' },
  },
  keys: { does: 'This sheet', group: 'everywhere', keys: { statsfs: '?', kvm_stat: 'h' } },
  pause: { does: 'Pause and resume', group: 'everywhere', keys: same(' ') },
  'step-back': { does: 'Stop, and a sweep back', group: 'everywhere', keys: same(',') },
  'step-forward': {
    does: 'While paused: a sweep forward',
    group: 'everywhere',
    keys: same('.'),
  },
  follow: { does: 'While paused: follow again', group: 'everywhere', keys: same('End') },
  'tree-pane': { does: 'Show or hide the tree', group: 'everywhere', keys: same('[') },
  'metadata-pane': { does: 'Show or hide metadata', group: 'everywhere', keys: same(']') },
  'sort-tree': {
    does: 'Sort siblings by name, rate or value in turn',
    group: 'everywhere',
    keys: same('o'),
  },
  zeros: {
    does: 'Put away what was always zero, or show it',
    group: 'everywhere',
    keys: same('z'),
  },
  guests: {
    does: 'Go to the virtual machines',
    group: 'everywhere',
    keys: { statsfs: '', kvm_stat: 'g' },
  },
  pin: { does: 'Pin or unpin', group: 'selected', keys: same('p') },
  baseline: {
    does: 'Set the baseline',
    group: 'selected',
    keys: { statsfs: 'b', kvm_stat: 'r' },
  },
  reads: { does: 'Choose how often it is read', group: 'selected', keys: same('s') },
  copy: {
    does: 'Copy the exact value under the pointer, or of the page',
    group: 'selected',
    keys: { statsfs: 'c', kvm_stat: 'y' },
  },
  'copy-link': {
    does: 'Copy a link to what is shown, while paused with its time',
    group: 'selected',
    keys: { statsfs: 'y', kvm_stat: '' },
  },
  'chart-table': { does: 'Data of the chart as a table', group: 'chart', keys: same('t') },
  'chart-lock': { does: 'Hold the crosshair of all charts', group: 'chart', keys: same('l') },
} as const satisfies Readonly<Record<string, KeyCommand>>;

export type CommandId = keyof typeof KEY_COMMANDS;

/** `Object.keys` of a constant table gives its keys and no others. */
export const COMMAND_IDS = Object.keys(KEY_COMMANDS) as CommandId[];

/**
 * Keys of kvm_stat that do nothing here, and why.
 * Source: tools/kvm/kvm_stat/kvm_stat.txt of Linux, "INTERACTIVE COMMANDS".
 */
export const KVM_STAT_LEFT_OUT = [
  { key: 'b', why: 'each guest is a source of its own below kvm, with the sums above it' },
  { key: 'p', why: 'pins; a guest is found by its name with f' },
  { key: 'q', why: 'there is nothing to quit: close the tab' },
  { key: 'x', why: 'child events are the rows of a value’s table: select it' },
] as const;
