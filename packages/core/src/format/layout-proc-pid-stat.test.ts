import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, layoutOf, scanText, valuesByPath } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { layoutFile } from './layout-file.ts';

const FORMAT: FormatSpec = { kind: 'proc-pid-stat' };

const REST =
  '29929 29928 2437 0 -1 4194304 66 0 0 0 18 0 0 0 20 0 1 0 144952 2654208 401 18446744073709551615 94315198808064 94315198884793 140731940072960 0 0 0 0 0 65538 1 0 0 17 0 0 0 0 0 0 94315198914096 94315198919232 94316221943808 140731940079844 140731940079917 140731940079917 140731940081648 0';

/** What Linux 6.18 prints for a task of some name and state. */
const statOf = (comm: string, state: string): string => `29992 (${comm}) ${state} ${REST}\n`;

describe('proc-pid-stat', () => {
  it('has the 52 names of proc(5)', () => {
    const { values } = layoutOf(FORMAT, statOf('sh', 'S'));
    expect(values).toHaveLength(52);
    expect(valuesByPath(FORMAT, statOf('sh', 'S'))).toMatchObject({
      pid: '29992',
      comm: 'sh',
      state: 'S',
      ppid: '29929',
      tpgid: '-1',
      utime: '18',
      priority: '20',
      starttime: '144952',
      rss: '401',
      rsslim: '18446744073709551615',
      processor: '0',
      exit_code: '0',
    });
  });

  it('a name may hold blanks, parentheses and line ends', () => {
    const names = ['tmux: server', ':-) (evil) R 1 2', ')', '', '((', 'two\nlines'];
    for (const name of names) {
      const shown = name.replace('\n', '\ufffd');
      expect(valuesByPath(FORMAT, statOf(name, 'R'))).toMatchObject({ comm: shown, ppid: '29929' });
    }
  });

  it('any name of 15 characters leaves the numbers where they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 15, unit: 'grapheme-ascii' }), (name) => {
        expect(valuesByPath(FORMAT, statOf(name, 'D'))).toMatchObject({
          comm: name,
          state: 'D',
          vsize: '2654208',
        });
      }),
    );
  });

  it('keeps its shape when the name, the state or a sign changes', () => {
    const layout = layoutOf(FORMAT, statOf('sh', 'S'));
    const later = `29992 (a new one) R ${REST.replace(' -1 ', ' 34816 ')}\n`;
    expect(scanText(layout, later)).toMatchObject({
      comm: 'a new one',
      state: 'R',
      tpgid: '34816',
    });
  });

  it('old kernels print fewer columns, and later ones may print more', () => {
    const few = valuesByPath(FORMAT, '7 (x) S 1 2 3\n');
    expect(few).toEqual({ pid: '7', comm: 'x', state: 'S', ppid: '1', pgrp: '2', session: '3' });
    const more = layoutOf(FORMAT, `7 (x) S ${REST} 5 6\n`);
    expect(more.values).toHaveLength(52);
  });

  it('a file cut off inside its last number has another shape', () => {
    const layout = layoutOf(FORMAT, '7 (x) S 1 2 345\n');
    expect(scanText(layout, '7 (x) S 1 2 34')).toBe('reshaped');
  });

  it.each(['no parentheses here\n', '7 (x\n', '7 (x)\n', 'x (x) S 1\n', '7 (x) S a\n'])(
    'refuses %j',
    (text) => {
      expect(layoutFile(FORMAT, bytesOf(text)).kind).toBe('unrecognised');
    },
  );
});
