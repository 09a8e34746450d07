import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createDescriptor,
  type Descriptor,
  KINDS,
  READ_OK,
  Readings,
  SchemaBuilder,
  SchemaIndex,
  setInteger,
  VALUE_TYPES,
} from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeHostState } from '../../../test/make-host-state.ts';
import { type HostFigures, hostMetrics } from './host-metrics.ts';

const LIVE = makeHostState({ sweepAtUs: 1_795_849_098_999_588, sweepUs: 2396 });

interface Cells {
  readonly names: readonly string[];
  readonly descriptor: Descriptor;
  /** Of each key. */
  readonly ids: readonly (readonly string[])[];
}

function figuresOf(values: readonly Cells[], words: readonly bigint[] = [1n]): HostFigures {
  const builder = new SchemaBuilder('e', { name: 'vm', kernel: '6', bootId: 'b' });
  values.forEach(({ names, descriptor, ids }, at) => {
    const sets = ids.map((own, key) => ({ name: descriptor.keys[key]?.name ?? '', ids: own }));
    const slotCount = ids.reduce((cells, own) => cells * own.length, 1);
    const value = { source: names, descriptor, firstSlot: 0, sets };
    const file = { path: `/${at}`, filesystem: 'f', mode: 0o444 };
    builder.addFile({ ...file, slotCount, values: [value] });
  });
  builder.commit();
  const { schema } = builder;
  const readings = new Readings();
  readings.grow(schema.slotCount, schema.files.length);
  readings.status.fill(READ_OK);
  for (let slot = 0; slot < schema.slotCount; slot++) {
    setInteger(readings.words, slot, words[slot % words.length] ?? 0n);
  }
  const startOf = () => () => '1.5';
  return { host: 'v"m', index: new SchemaIndex(schema), readings, state: LIVE, startOf };
}

const counter = (...path: readonly string[]): Cells => {
  const unit = countOf('events');
  const descriptor = createDescriptor(path.at(-1) ?? '', { kind: 'cumulative', unit });
  return { names: path.slice(0, -1), descriptor, ids: [] };
};

const textOf = (figures: HostFigures, globs?: readonly string[]): string =>
  [...(hostMetrics(figures, globs) ?? ['none'])].join('');

describe('the figures of a host', () => {
  const figures = figuresOf([counter('net', 'lo', 'rx'), counter('net', 'lo', 'tx')]);

  it('come with how it is, and end with # EOF', () => {
    const text = textOf(figures);
    expect(text).toContain('statsfs_up{host="v\\"m"} 1\n');
    expect(text).toContain('statsfs_sweep_duration_seconds{host="v\\"m"} 0.002396\n');
    expect(text).toContain('statsfs_net_rx_total{host="v\\"m",source="lo"} 1\n');
    expect(text.endsWith('\n# EOF\n')).toBe(true);
  });

  it('are those that are asked for; of the others not even the head', () => {
    const text = textOf(figures, ['net/*/tx', 'nowhere']);
    expect(text).toContain('statsfs_net_tx_total{');
    expect(text).not.toContain('net_rx');
    expect(textOf(figures, ['a\u0000b'])).toBe('none');
  });

  it('are not told when they are not of now', () => {
    for (const condition of ['stale', 'offline'] as const) {
      const text = textOf({ ...figures, state: { ...LIVE, condition } });
      expect(text).toContain('statsfs_up{host="v\\"m"} 0\n');
      expect(text).not.toContain('_total');
      expect(text).not.toContain('interval');
    }
    const text = textOf({ ...figures, index: undefined, state: { ...LIVE, condition: 'offline' } });
    expect(text.endsWith('# EOF\n')).toBe(true);
  });

  it('do not take the name of what is told of the host', () => {
    const up = figuresOf([counter('up'), counter('sweep', 'interval_seconds')]);
    const text = textOf(up);
    expect(text).toContain('statsfs_up_counter_total{host="v\\"m"} 1\n');
    expect(text).toContain('statsfs_sweep_interval_seconds_counter_total{host="v\\"m"} 1\n');
  });
});

/* Prometheus' own strict parser, from Debian's python3-prometheus-client, against whatever a tree may hold. */

const PYTHON = '/usr/bin/python3';
const LIBRARY = '/usr/lib/python3/dist-packages/prometheus_client/openmetrics/parser.py';
const SCRIPT = fileURLToPath(new URL('../../../test/openmetrics-parser.py', import.meta.url));
const TREES = 400;

type Parsed =
  | { readonly error: string }
  | { readonly samples: readonly (readonly [string, Record<string, string>, string])[] };

function parse(texts: readonly string[]): readonly Parsed[] {
  const input = JSON.stringify(texts);
  const { stdout, stderr } = spawnSync(PYTHON, [SCRIPT], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const name = fc.oneof(
  fc.constantFrom('x', 'x_total', 'x_created', 'x_bucket', 'a-b', 'a_b', 'le', 'host', '0'),
  fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
);
const bounds = fc.constantFrom(['0', '1', '2', '4'], ['-5', '7'], ['b', 'a']);
const ids = fc.oneof(bounds, fc.uniqueArray(name, { minLength: 1, maxLength: 3 }));
const cells: fc.Arbitrary<Cells> = fc
  .record({
    names: fc.array(fc.constantFrom('net', 'lo', 'a/b', 'x'), { maxLength: 3 }),
    name,
    type: fc.constantFrom(...VALUE_TYPES),
    kind: fc.constantFrom(...KINDS),
    unit: fc.constantFrom(...Object.values(UNITS)),
    description: fc.string({ maxLength: 8, unit: 'grapheme' }),
    keys: fc.array(fc.tuple(name, ids), { maxLength: 2 }),
  })
  .map(({ names, name: own, keys, ...known }) => ({
    names,
    descriptor: createDescriptor(own, {
      ...known,
      keys: keys.map(([key]) => ({ name: key, type: 'string' as const })),
    }),
    ids: keys.map(([, set]) => set),
  }));

it.skipIf(!existsSync(LIBRARY))(
  'a strict parser takes what is written of any tree (needs python3-prometheus-client)',
  () => {
    const tree = fc.tuple(
      fc.array(cells, { minLength: 1, maxLength: 8 }),
      fc.array(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), { minLength: 1, maxLength: 5 }),
    );
    const texts = fc.sample(tree, TREES).map(([values, words]) => textOf(figuresOf(values, words)));
    const parsed = parse(texts);
    const refused = parsed.flatMap((one, at) =>
      'error' in one ? [`${one.error}\n${texts[at]}`] : [],
    );
    expect(refused).toEqual([]);
    const read = parsed.flatMap((one) => ('samples' in one ? one.samples : []));
    const written = texts.flatMap((text) => text.split('\n').filter((line) => /^[^#]/.test(line)));
    expect(read).toHaveLength(written.length);
    expect(written.some((line) => line.includes('_bucket{'))).toBe(true);
  },
);
