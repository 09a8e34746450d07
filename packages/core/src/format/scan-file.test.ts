import { describe, expect, it } from 'vitest';
import { u64At } from '../model/words.ts';
import { KERNEL_FILES } from './fixtures/kernel-files.ts';
import { PRINTED } from './fixtures/printed-formats.ts';
import { bytesOf, layoutOf, scanText, valuesByPath } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { scanFile } from './scan-file.ts';

const KEYED: FormatSpec = { kind: 'flat-keyed' };
const SCALAR: FormatSpec = { kind: 'scalar' };
const ROW: FormatSpec = { kind: 'row', columns: ['a', 'b'] };

const keyed = layoutOf(KEYED, 'alpha 1\nbeta: 2 kB\nstate: on\n');

describe('a file keeps its shape', () => {
  it('when numbers and texts change', () => {
    expect(scanText(keyed, 'alpha 18446744073709551615\nbeta: 0 kB\nstate: off\n')).toEqual({
      alpha: '18446744073709551615',
      beta: '0',
      state: 'off',
    });
  });

  it('when the padding of numbers changes', () => {
    const layout = layoutOf(ROW, '  1   2\n');
    expect(scanText(layout, '100 \t  200   \n')).toEqual({ a: '100', b: '200' });
  });
});

describe('a file is reshaped', () => {
  it.each([
    ['a label changed', 'alphb 1\nbeta: 2 kB\nstate: on\n'],
    ['a label grew', 'alphas 1\nbeta: 2 kB\nstate: on\n'],
    ['a label ran into its number', 'alpha1 1\nbeta: 2 kB\nstate: on\n'],
    ['a unit changed', 'alpha 1\nbeta: 2 MB\nstate: on\n'],
    ['lines changed places', 'beta: 2 kB\nalpha 1\nstate: on\n'],
    ['a line came', 'alpha 1\nbeta: 2 kB\ngamma 3\nstate: on\n'],
    ['a line went', 'alpha 1\nstate: on\n'],
    ['a line was broken', 'alpha\n1\nbeta: 2 kB\nstate: on\n'],
    ['a mark went', 'alpha 1\nbeta 2 kB\nstate: on\n'],
    ['something follows the end', 'alpha 1\nbeta: 2 kB\nstate: on\nx\n'],
    ['a number became a word', 'alpha max\nbeta: 2 kB\nstate: on\n'],
    ['a number became negative', 'alpha -1\nbeta: 2 kB\nstate: on\n'],
    ['a number overflowed', 'alpha 18446744073709551616\nbeta: 2 kB\nstate: on\n'],
    ['a text became a number', 'alpha 1\nbeta: 2 kB\nstate: 5\n'],
    ['a text became too long', `alpha 1\nbeta: 2 kB\nstate: ${'x'.repeat(257)}\n`],
    ['a text became binary', 'alpha 1\nbeta: 2 kB\nstate: \u0001\n'],
    ['it is empty', ''],
    ['it is blank', ' \n\n'],
  ])('when %s', (_, text) => {
    expect(scanText(keyed, text)).toBe('reshaped');
  });

  it.each([
    ['5\n', '5 6\n'],
    ['5\n', '-5\n'],
    ['5\n', 'max\n'],
    ['5\n', '5'],
    ['-5\n', '9223372036854775808\n'],
    ['max\n', '5\n'],
    ['max\n', 'two\nlines\n'],
    ['max\n', '\n'],
    ['0.5\n', 'nan\n'],
  ])('when a scalar goes from %j to %j', (before, after) => {
    expect(scanText(layoutOf(SCALAR, before), after)).toBe('reshaped');
  });
});

describe('what touches a number', () => {
  const { format, text } = PRINTED.loadavg;
  const layout = layoutOf(format, text);

  it('parts it from the next one', () => {
    expect(scanText(layout, '0.00 0.00 0.00 18446744073709551615/4294967296 1\n')).toMatchObject({
      running: '18446744073709551615',
      tasks: '4294967296',
    });
  });

  it.each(['1 /137', '1/ 137', '1 137', '1//137', '/137', '1/', '1.5/137', '1/-137', '01/137'])(
    '%s is another shape',
    (share) => {
      expect(scanText(layout, text.replace('1/137', share))).toBe('reshaped');
    },
  );

  it('is looked for within the stretch only', () => {
    const list = layoutOf({ kind: 'vector', key: 'cpu' }, '1,2');
    const bytes = bytesOf('1,2,3');
    const words = new Uint32Array(4);
    expect(scanFile(bytes, 0, 1, list.plan, words, 0, () => undefined)).toBe('reshaped');
    expect(scanFile(bytes, 0, 2, list.plan, words, 0, () => undefined)).toBe('reshaped');
    expect(scanFile(bytes, 0, 3, list.plan, words, 0, () => undefined)).toBe('ok');
  });
});

it('a number cannot change lines', () => {
  const format: FormatSpec = { kind: 'columns', radix: 10, rows: 'numbered' };
  const layout = layoutOf(format, 'a b\n1 2\n3 4\n');
  expect(scanText(layout, 'a b\n5 6\n7 8\n')).toMatchObject({ '0/b': '6', '1/a': '7' });
  expect(scanText(layout, 'a b\n5\n6 7 8\n')).toBe('reshaped');
  expect(scanText(layout, 'a b\n5 6 7\n8\n')).toBe('reshaped');
});

it('hexadecimal figures take any case and padding, and nothing else', () => {
  const layout = layoutOf({ kind: 'lines', lines: ['x {a:x}'] }, 'x 0000001f\n');
  expect(scanText(layout, 'x FFFFFFFFFFFFFFFF\n')).toEqual({ a: '18446744073709551615' });
  for (const text of ['x 0x1f\n', 'x 1g\n', 'x -1\n', 'x 10000000000000000\n', 'x\n']) {
    expect(scanText(layout, text)).toBe('reshaped');
  }
});

describe('labels', () => {
  it('that differ in any two bytes hash differently, so swapped rows are noticed', () => {
    const rows = ['virtio0-input', 'virtio1-input', 'virtio2-input', 'virtio3-input'];
    const file = (names: readonly string[]): string =>
      `CPU0 CPU1\n${names.map((name, i) => `${i}: 1 2 ${name}\n`).join('')}`;
    const layout = layoutOf({ kind: 'cpu-table' }, file(rows));
    for (const [i, a] of rows.entries()) {
      for (const [j, b] of rows.entries()) {
        const swapped = rows.with(i, b).with(j, a);
        expect(scanText(layout, file(swapped)) === 'reshaped').toBe(i !== j);
      }
    }
  });
});

describe('a scan', () => {
  it('reads its own stretch of a larger buffer into its own slots', () => {
    const layout = layoutOf(ROW, '1 2\n');
    const bytes = bytesOf('9 9\n33 44\n9 9\n');
    const words = new Uint32Array(8).fill(7);
    expect(scanFile(bytes, 4, 10, layout.plan, words, 1, () => undefined)).toBe('ok');
    expect([...words]).toEqual([7, 7, 33, 0, 44, 0, 7, 7]);
  });

  it('does not look behind its stretch for the end of a skipped line', () => {
    const layout = layoutOf({ kind: 'proc-stat' }, 'ctxt 5\nintr 1 2 3\n');
    const bytes = bytesOf('ctxt 6\nintr 9 8 7\nctxt 1\n');
    const words = new Uint32Array(4);
    expect(scanFile(bytes, 0, 17, layout.plan, words, 0, () => undefined)).toBe('reshaped');
    expect(scanFile(bytes, 0, 18, layout.plan, words, 0, () => undefined)).toBe('ok');
    expect(u64At(words, 1)).toBe(9n);
  });

  it('leaves the slot of a text alone', () => {
    const layout = layoutOf(SCALAR, 'max\n');
    const words = new Uint32Array([7, 7]);
    const texts: [number, string][] = [];
    const bytes = bytesOf(' min \n');
    scanFile(bytes, 0, bytes.length, layout.plan, words, 0, (slot, text) => {
      texts.push([slot, text]);
    });
    expect(texts).toEqual([[0, 'min']]);
    expect([...words]).toEqual([7, 7]);
  });
});

describe('a file cut off anywhere', () => {
  const specs: readonly [string, FormatSpec, string][] = [
    ['interrupts', { kind: 'cpu-table' }, KERNEL_FILES.interrupts],
    ['meminfo', { kind: 'flat-keyed' }, KERNEL_FILES.meminfo],
    ['net/dev', { kind: 'net-dev' }, KERNEL_FILES.netDev],
    ['pressure', { kind: 'psi' }, KERNEL_FILES.pressureIo],
    ['stat', { kind: 'proc-stat' }, KERNEL_FILES.stat],
    ['block stat', { kind: 'row', columns: ['reads'] }, KERNEL_FILES.blockStat],
    ['a number', SCALAR, '1234567\n'],
  ];

  it.each(specs)('is reshaped: %s', (_, spec, text) => {
    const layout = layoutOf(spec, text);
    for (let length = 0; length < text.length; length++) {
      expect(scanText(layout, text.slice(0, length))).toBe('reshaped');
    }
  });

  it('cannot be told from a shorter number where there never was a line end', () => {
    expect(scanText(layoutOf(SCALAR, '1234'), '12')).toEqual({ value: '12' });
  });
});

it('hostile names are names', () => {
  const text = '__proto__ 1\nconstructor 2\n<img/onerror=alert(1)> 3\n$(id) 4\nÿ🜁 5\n';
  expect(valuesByPath(KEYED, text)).toEqual(
    Object.fromEntries([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['<img/onerror', 'alert(1)> 3'],
      ['$(id)', '4'],
      ['ÿ🜁', '5'],
    ]),
  );
});
