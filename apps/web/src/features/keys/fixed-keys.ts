/** A line of the sheet of keys. */
export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

/** What the widgets do anyway, whatever the keymap says. */
export const EVERYWHERE: readonly KeyLine[] = [
  { keys: ['Ctrl K'], does: 'Go to anything: commands, sources, values' },
  { keys: ['Esc'], does: 'Clear the search, close a sheet' },
];

export const ON_A_CHART: readonly KeyLine[] = [
  { keys: ['←', '→'], does: 'Sample by sample' },
  { keys: ['Home', 'End'], does: 'First and last sample' },
];

export const IN_THE_TREE: readonly KeyLine[] = [
  { keys: ['↑', '↓'], does: 'Row by row' },
  { keys: ['→', '←'], does: 'Open, close, go in, go up' },
  { keys: ['Home', 'End'], does: 'First and last row' },
  { keys: ['PgUp', 'PgDn'], does: 'A screen at a time' },
  { keys: ['Enter'], does: 'Select' },
  { keys: ['*'], does: 'Open all sources beside this one' },
  { keys: ['a–z'], does: 'Jump to a name; with Shift where the letter is a key' },
];
