import { describe, expect, it } from 'vitest';
import {
  createDescriptor,
  type Descriptor,
  type ParameterSet,
  READ_OK,
  Readings,
  SchemaBuilder,
  SchemaIndex,
  setExactText,
} from '../model/index.ts';
import { countOf, UNITS } from '../units/index.ts';
import { familyHead, type MetricSource, metricFamilies, valueSamples } from './index.ts';

interface Told {
  readonly path: string;
  readonly descriptor?: Partial<Descriptor>;
  readonly sets?: readonly ParameterSet[];
  readonly figures: readonly string[];
  readonly status?: number;
}

const CPUS: ParameterSet = { name: 'cpu', ids: ['0', '1'] };
const byCpu = { keys: [{ name: 'cpu', type: 'int' }] } as const;

/** Everything of a tree as one text, each value from a file of its own. */
function written(told: readonly Told[], more: Partial<MetricSource> = {}): string {
  const builder = new SchemaBuilder('e', { name: 'vm', kernel: '6', bootId: 'b' });
  for (const { path, descriptor = {}, sets = [], figures } of told) {
    const names = path.split('/');
    const name = names.at(-1) ?? '';
    const known = { kind: 'cumulative', unit: countOf('events'), ...descriptor } as const;
    const value = { descriptor: createDescriptor(name, known), firstSlot: 0, sets };
    const values = [{ source: names.slice(0, -1), ...value }];
    builder.addFile({ path, filesystem: 'f', mode: 0o444, slotCount: figures.length, values });
  }
  builder.commit();
  const { schema } = builder;
  const readings = new Readings();
  readings.grow(schema.slotCount, schema.files.length);
  told.forEach(({ figures, status = READ_OK, descriptor }, file) => {
    readings.status[file] = status;
    const first = schema.files[file]?.firstSlot ?? 0;
    figures.forEach((figure, at) => {
      setExactText(readings.words, first + at, descriptor?.type ?? 'u64', figure);
    });
  });
  const index = new SchemaIndex(schema);
  const source: MetricSource = { host: 'vm', index, readings, startOf: () => undefined, ...more };
  return metricFamilies(index)
    .map(
      (family) =>
        familyHead(family) +
        family.values.map((value) => valueSamples(family, value, source)).join(''),
    )
    .join('');
}

describe('a family', () => {
  it('is what sources of one subsystem have in common, told apart by their place', () => {
    const description = 'Bytes that were received.';
    const descriptor = { description, unit: UNITS.bytes };
    expect(
      written([
        { path: 'net/dev/lo/rx_bytes', descriptor, figures: ['18446744073709551615'] },
        { path: 'net/dev/eth0/rx_bytes', descriptor, figures: ['0'] },
      ]),
    ).toBe(
      [
        '# TYPE statsfs_net_rx_bytes counter',
        '# UNIT statsfs_net_rx_bytes bytes',
        '# HELP statsfs_net_rx_bytes Bytes that were received.',
        'statsfs_net_rx_bytes_total{host="vm",source="dev/eth0"} 0',
        'statsfs_net_rx_bytes_total{host="vm",source="dev/lo"} 18446744073709551615',
        '',
      ].join('\n'),
    );
  });

  it('of a table has its keys as labels', () => {
    const descriptor = { ...byCpu, description: 'Ticks.' };
    expect(written([{ path: 'irq/LOC', descriptor, sets: [CPUS], figures: ['3', '4'] }])).toContain(
      'statsfs_irq_LOC_total{host="vm",cpu="0"} 3\nstatsfs_irq_LOC_total{host="vm",cpu="1"} 4\n',
    );
  });

  it('is another where type or unit is, and has another name then', () => {
    const text = written([
      { path: 'mem/a/pages', figures: ['1'] },
      { path: 'mem/b/pages', descriptor: { kind: 'floating' }, figures: ['2'] },
      { path: 'mem/c/pages', descriptor: { unit: UNITS.kibibytes }, figures: ['3'] },
    ]);
    expect(text).toContain('statsfs_mem_pages_total{host="vm",source="a"} 1\n');
    expect(text).toContain('# TYPE statsfs_mem_pages_gauge gauge\n');
    expect(text).toContain('statsfs_mem_pages_gauge{host="vm",source="b"} 2\n');
    expect(text).toContain('statsfs_mem_pages_bytes_total{host="vm",source="c"} 3072\n');
  });

  it('says that its help depends on the source where descriptions differ', () => {
    const described = (path: string, description: string): Told => ({
      path,
      descriptor: { description },
      figures: ['1'],
    });
    const text = written([described('net/a/x', 'One.'), described('net/b/x', 'Other.')]);
    expect(text).toContain(
      '# HELP statsfs_net_x Value x of net; what it means depends on its source.\n',
    );
    expect(text.match(/# TYPE/g)).toHaveLength(1);
  });

  it('keeps names apart that are one without their odd characters', () => {
    const text = written([
      { path: 'fs/a-b', figures: ['1'] },
      { path: 'fs/a_b', figures: ['2'] },
      { path: 'fs/a_b_total', figures: ['3'] },
    ]);
    expect(text).toContain('statsfs_fs_a_b_total{host="vm",value="a-b"} 1\n');
    expect(text).toContain('statsfs_fs_a_b_total{host="vm"} 2\n');
    expect(text).toContain('statsfs_fs_a_b_counter_total{host="vm",value="a_b_total"} 3\n');
  });
});

describe('a sample', () => {
  it('is not there while its file cannot be read: that is not 0', () => {
    const text = written([{ path: 'fs/x', figures: ['7'], status: 13 }]);
    expect(text).toContain('# TYPE statsfs_fs_x counter');
    expect(text).not.toContain('7');
    expect(text).not.toContain('_total');
  });

  it('of a counter has the start of the cells that have one', () => {
    const startOf = () => (cell: number) => (cell === 0 ? '1795846951.5' : undefined);
    const told = { path: 'irq/LOC', descriptor: byCpu, sets: [CPUS], figures: ['3', '4'] };
    expect(written([told], { startOf })).toMatch(
      /LOC_total\{host="vm",cpu="0"\} 3\n.*LOC_created\{host="vm",cpu="0"\} 1795846951\.5\n.*cpu="1"\} 4\n$/,
    );
  });

  it('of a gauge has no start', () => {
    const startOf = () => () => '1';
    const told = { path: 'mem/free', descriptor: { kind: 'floating' }, figures: ['3'] } as const;
    expect(written([told], { startOf })).not.toContain('_created');
  });

  it('of a counter that is no such number is left out', () => {
    const f64 = { type: 'f64' } as const;
    const text = written([
      { path: 'p/a', descriptor: f64, figures: ['NaN'] },
      { path: 'p/b', descriptor: f64, figures: ['-1'] },
      { path: 'p/c', descriptor: f64, figures: ['1.5'] },
    ]);
    expect(text.match(/_total\{.*/g)).toEqual(['_total{host="vm"} 1.5']);
  });

  it('is one line whatever its source and keys are called', () => {
    const sets = [{ name: 'x', ids: ['a"b\\c\nd\r\u2028e'] }];
    const keys = [{ name: 'le', type: 'string' }] as const;
    const text = written([{ path: 'p/<i>/x', descriptor: { keys }, sets, figures: ['1'] }]);
    expect(text.split('\n').at(-2)).toBe(
      'statsfs_p_x_total{host="vm",source="<i>",key_le="a\\"b\\\\c\\nd%0D%E2%80%A8e"} 1',
    );
  });
});

describe('a histogram', () => {
  const keys = [byCpu.keys[0], { name: 'bucket', type: 'int' }] as const;
  const sets = [CPUS, { name: 'bucket', ids: ['0', '1', '2', '4'] }];
  const descriptor = { kind: 'histogram', unit: UNITS.microseconds, keys } as const;

  it('counts up, and names a bucket by the greatest number in it', () => {
    const figures = ['1', '2', '3', '4', '0', '0', '0', '5'];
    const text = written([{ path: 'kvm/wait', descriptor, sets, figures }], {
      startOf: () => () => '9',
    });
    const cpu = (number: number, ...rest: string[]) =>
      rest.map((one) => one.replace('{', `{host="vm",`).replace('CPU', `cpu="${number}"`));
    expect(text.split('\n').slice(3, -1)).toEqual([
      ...cpu(
        0,
        'statsfs_kvm_wait_seconds_bucket{le="0",CPU} 1',
        'statsfs_kvm_wait_seconds_bucket{le="0.000001",CPU} 3',
        'statsfs_kvm_wait_seconds_bucket{le="0.000003",CPU} 6',
        'statsfs_kvm_wait_seconds_bucket{le="+Inf",CPU} 10',
        'statsfs_kvm_wait_seconds_created{CPU} 9',
      ),
      ...cpu(
        1,
        'statsfs_kvm_wait_seconds_bucket{le="0",CPU} 0',
        'statsfs_kvm_wait_seconds_bucket{le="0.000001",CPU} 0',
        'statsfs_kvm_wait_seconds_bucket{le="0.000003",CPU} 0',
        'statsfs_kvm_wait_seconds_bucket{le="+Inf",CPU} 5',
        'statsfs_kvm_wait_seconds_created{CPU} 9',
      ),
    ]);
  });

  it('whose buckets are no growing numbers is a table like others', () => {
    const odd = [CPUS, { name: 'bucket', ids: ['low', 'high'] }];
    const text = written([{ path: 'p/x', descriptor, sets: odd, figures: ['1', '2', '3', '4'] }]);
    expect(text).toContain('# TYPE statsfs_p_x unknown\n');
    expect(text).toContain('statsfs_p_x{host="vm",cpu="1",bucket="high"} 4\n');
  });
});
