import { describe, expect, it } from 'vitest';
import { makeLatest } from '../../../test/make-latest.ts';
import { makeDescriptor, makeSchema } from '../../../test/make-schema.ts';
import { NO_LATEST } from '../../live/latest.ts';
import { ALL_CELLS, cellLine } from '../../live/line-source.ts';
import { pinLines, pinReadout } from './pin-lines.ts';

const byCpu = { keys: [{ name: 'cpu', type: 'int' }] } as const;

describe('pinLines', () => {
  it('draws a simple value as one line, and a table of counters as their sum', () => {
    const index = makeSchema(['irq/ERR', 'irq/LOC'], (name) => (name === 'LOC' ? byCpu : {}));
    const linesOf = (at: number) => {
      const value = index.resolve(at);
      return value && pinLines(index, value).map(({ id }) => id);
    };
    expect(linesOf(0)).toEqual([cellLine(0)]);
    expect(linesOf(1)).toEqual([ALL_CELLS]);
  });
});

describe('pinReadout', () => {
  it('shows the rate of a counter', () => {
    const { readout } = pinReadout(makeLatest(['5', '6'], [1, 2]), makeDescriptor('LOC', byCpu));
    expect(readout).toMatchObject({ kind: 'figure', figure: { text: '3.0', unit: '/s' } });
  });

  it('shows the highest cell of a table of gauges, and says so', () => {
    const gauge = makeDescriptor('depth', { ...byCpu, kind: 'floating' });
    const { readout, word } = pinReadout(makeLatest(['5', '9', '7']), gauge);
    expect(readout).toMatchObject({ kind: 'figure', figure: { text: '9' } });
    expect(word).toBe('highest of 3');
  });

  it('says that there is no data, or that it cannot be read', () => {
    expect(pinReadout(NO_LATEST, makeDescriptor('x')).readout.kind).toBe('waiting');
    const denied = { kind: 'unreadable', code: 13, atUs: 1 } as const;
    expect(pinReadout(denied, makeDescriptor('x')).readout.kind).toBe('unreadable');
  });
});
