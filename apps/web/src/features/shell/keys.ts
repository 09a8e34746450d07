/** A line of the sheet of keys. */
export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

/** Every key that the application listens to. Letters can be switched off, the rest is what the widgets do anyway. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    lines: [
      { keys: ['/'], does: 'Search' },
      { keys: ['Ctrl K'], does: 'Go to anything: commands, sources, values' },
      { keys: ['?'], does: 'This sheet' },
      { keys: ['Space'], does: 'Pause and resume' },
      { keys: [',', '.'], does: 'Stop, and a sweep back or forward' },
      { keys: ['End'], does: 'While paused: follow again' },
      { keys: ['['], does: 'Show or hide the tree' },
      { keys: [']'], does: 'Show or hide metadata' },
      { keys: ['Esc'], does: 'Clear the search, close a sheet' },
    ],
  },
  {
    title: 'What is selected',
    lines: [
      { keys: ['p'], does: 'Pin or unpin' },
      { keys: ['b'], does: 'Set the baseline' },
      { keys: ['c'], does: 'Copy the exact value under the pointer, or of the page' },
      { keys: ['t'], does: 'Data of the chart as a table' },
    ],
  },
  {
    title: 'In the tree',
    lines: [
      { keys: ['↑', '↓'], does: 'Row by row' },
      { keys: ['→', '←'], does: 'Open, close, go in, go up' },
      { keys: ['Home', 'End'], does: 'First and last row' },
      { keys: ['PgUp', 'PgDn'], does: 'A screen at a time' },
      { keys: ['Enter'], does: 'Select' },
      { keys: ['*'], does: 'Open all sources beside this one' },
      { keys: ['a–z'], does: 'Jump to a name (p b c t with Shift)' },
    ],
  },
];
