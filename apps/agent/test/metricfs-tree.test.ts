import type { StatPath } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { findMetricfs } from '../src/filesystems/metricfs/find-metricfs.ts';
import { MemoryStatFiles } from './memory-stat-files.ts';
import { type PrintedMetric, printMetric } from './metricfs-printer.ts';
import { SweepRig } from './sweep-rig.ts';
import { TempFolder } from './temp-folder.ts';

const PER_CPU = [['cpu', 'int']] as const;
const PER_INTERFACE = [['interface', 'str']] as const;

const EXAMPLES: Readonly<Record<string, PrintedMetric>> = {
  metricfs_presence: { description: 'A basic presence metric.', rows: [[1]] },
  warnings: {
    description: 'Count of calls to WARN()',
    isCumulative: true,
    keys: [['function', 'str']],
    rows: [
      ['(unknown)', 2],
      ['tcp_recvmsg', 5],
    ],
  },
  'stat/user': {
    description: 'time in user mode (nsec)',
    isCumulative: true,
    keys: PER_CPU,
    rows: [
      [0, 1_183_486_517_734n],
      [1, 1_038_284_237_228n],
    ],
  },
  'softirq/TIMER': {
    description: 'TIMER softirq',
    isCumulative: true,
    keys: PER_CPU,
    rows: [
      [0, 12],
      [1, 13],
    ],
  },
  'irq_x86/LOC': {
    description: 'Local timer interrupts',
    isCumulative: true,
    keys: PER_CPU,
    rows: [
      [0, 7],
      [1, 8],
    ],
  },
  'net/dev/stats/tx_bytes': {
    description: 'net device transmitted bytes count',
    isCumulative: true,
    keys: PER_INTERFACE,
    rows: [
      ['lo', 4_394_430_608],
      ['eth0', 33_353_183_843],
      ['eth1', 16_228_847_091],
    ],
  },
  'examples/more_than_64k': {
    description: 'More than 64K of values',
    keys: [['key', 'str']],
    rows: Array.from({ length: 3000 }, (_, i) => [`a very long key, number ${i}`, -i]),
  },
  'examples/two_string_fields': {
    description: 'Two fields',
    keys: [
      ['disk', 'str'],
      ['cgroup', 'str'],
    ],
    rows: [
      ['sda', '/user.slice', 1],
      ['sda', 'a b\\c\nd', 0],
      ['sdb', '', -3],
    ],
  },
  'examples/string_valued_metric': {
    description: 'A text\nof two lines \\ and a backslash',
    value: 'str',
    rows: [['Test\ninfo.']],
  },
  'examples/scheduler': {
    description: 'Scheduler of each disk',
    keys: [['disk', 'str']],
    value: 'str',
    rows: [
      ['sda', 'mq-deadline kyber'],
      ['sdb', '42'],
    ],
  },
};

function printAll(folder: TempFolder, metrics: Readonly<Record<string, PrintedMetric>>): void {
  for (const [place, metric] of Object.entries(metrics)) {
    for (const [name, text] of Object.entries(printMetric(metric))) {
      folder.write(`${place}/${name}`, text, 0o444);
    }
  }
}

const over = (folder: TempFolder): SweepRig =>
  new SweepRig({ folders: [{ name: 'metricfs', directory: folder.path }] });

const descriptorAt = (rig: SweepRig, path: string) =>
  rig.index.resolvePath(`metricfs/${path}` as StatPath)?.descriptor;

describe('a metricfs', () => {
  it('has a value for each metric, named after its directory, whatever its rows are', () => {
    using folder = new TempFolder();
    printAll(folder, EXAMPLES);
    using rig = over(folder);
    expect(rig.rescan()).toEqual([]);
    const { 'metricfs/examples/more_than_64k': long = '', ...seen } = rig.seeAll();
    expect(seen).toEqual({
      'metricfs/metricfs_presence': '1',
      'metricfs/warnings': '(unknown)=2 tcp_recvmsg=5',
      'metricfs/stat/user': '0=1183486517734 1=1038284237228',
      'metricfs/softirq/TIMER': '0=12 1=13',
      'metricfs/irq_x86/LOC': '0=7 1=8',
      'metricfs/net/dev/stats/tx_bytes': 'lo=4394430608 eth0=33353183843 eth1=16228847091',
      'metricfs/examples/two_string_fields': 'sda,/user.slice=1 sda,a b\\c\nd=0 sdb,=-3',
      'metricfs/examples/string_valued_metric': 'Test\ninfo.',
      'metricfs/examples/scheduler': 'sda=mq-deadline kyber sdb=42',
    });
    expect(long).toMatch(/^a very long key, number 0=0 a very long key, number 1=-1 /);
    expect(long).toMatch(/ number \d+=-\d+$/);
    expect(long.split('=')).toHaveLength(
      1 + folder.read('examples/more_than_64k/values').split('\n').length - 1,
    );
    expect(rig.seenByJoiner()).toEqual(rig.seeAll());
  });

  it('tells what each metric is', () => {
    using folder = new TempFolder();
    printAll(folder, EXAMPLES);
    using rig = over(folder);
    rig.rescan();
    expect(descriptorAt(rig, 'stat/user')).toMatchObject({
      name: 'user',
      type: 'u64',
      kind: 'cumulative',
      unit: UNITS.nanoseconds,
      description: 'time in user mode (nsec)',
      keys: [{ name: 'cpu', type: 'int' }],
      clear: { kind: 'none' },
    });
    expect(descriptorAt(rig, 'metricfs_presence')).toMatchObject({
      type: 's64',
      kind: 'floating',
      unit: UNITS.none,
      keys: [],
    });
    expect(descriptorAt(rig, 'examples/two_string_fields')).toMatchObject({
      type: 's64',
      kind: 'floating',
      keys: [
        { name: 'disk', type: 'string' },
        { name: 'cgroup', type: 'string' },
      ],
    });
    expect(descriptorAt(rig, 'examples/string_valued_metric')).toMatchObject({
      type: 'text',
      description: 'A text\nof two lines \\ and a backslash',
    });
    const file = rig.index.resolvePath('metricfs/stat/user' as StatPath)?.file;
    expect(file).toMatchObject({ path: folder.at('stat/user/values'), mode: 0o444 });
  });

  it('is read anew in each sweep, and gains and loses keys between them', () => {
    using folder = new TempFolder();
    const print = (...rows: PrintedMetric['rows']): void => {
      const metric = { description: 'Hits', isCumulative: true, keys: PER_INTERFACE, rows };
      printAll(folder, { hits: metric });
    };
    print(['lo', 1], ['eth 0', 2]);
    using rig = over(folder);
    rig.rescan();
    const { generation } = rig;
    const seenAfter = (...rows: PrintedMetric['rows']): string | undefined => {
      print(...rows);
      rig.sweep();
      return rig.see('metricfs/hits');
    };
    expect(seenAfter(['lo', 3], ['eth 0', 4])).toBe('lo=3 eth 0=4');
    expect(rig.generation).toBe(generation);
    expect(seenAfter(['lo', 5], ['eth 0', 6], ['eth1', 7])).toBe('lo=5 eth 0=6 eth1=7');
    expect(seenAfter(['eth1', 8])).toBe('eth1=8');
    expect(seenAfter()).toBe('');
    rig.clock.advance(60_000);
    expect(seenAfter(['eth2', 9])).toBe('eth2=9');
    expect(rig.seenByJoiner()).toEqual(rig.seeAll());
  });

  it('has a table without rows for a metric that has none yet', () => {
    using folder = new TempFolder();
    const warnings: Omit<PrintedMetric, 'rows'> = {
      description: 'WARN()',
      isCumulative: true,
      keys: [['function', 'str']],
    };
    printAll(folder, { warnings: { ...warnings, rows: [] } });
    using rig = over(folder);
    rig.rescan();
    expect(rig.see('metricfs/warnings')).toBe('');
    expect(descriptorAt(rig, 'warnings')).toMatchObject({ kind: 'cumulative', type: 'u64' });
    printAll(folder, { warnings: { ...warnings, rows: [['f', 1]] } });
    rig.sweep();
    expect(rig.see('metricfs/warnings')).toBe('f=1');
  });

  it('says of a metric whose columns mean nothing that it is not understood', () => {
    using folder = new TempFolder();
    printAll(folder, { good: { description: '', rows: [[1]] } });
    for (const [i, fields] of [
      '',
      'value\n',
      'value\nfloat\n',
      'cpu value\nint\n',
      'cpu\nint int\n',
      'a b c value\nstr str str int\n',
      'value\nint\nmore\n',
      ' value\nstr int\n',
    ].entries()) {
      printAll(folder, { [`bad${i}`]: { description: '', rows: [[1]] } });
      folder.write(`bad${i}/fields`, fields);
    }
    using rig = over(folder);
    rig.rescan();
    const { 'metricfs/good': good, ...bad } = rig.seeAll();
    expect(good).toBe('1');
    expect(Object.values(bad)).toEqual(Array(8).fill('!EUNRECOGNISED'));
    printAll(folder, { bad0: { description: '', rows: [[2]] } });
    rig.rescan();
    expect(rig.see('metricfs/bad0')).toBe('2');
  });

  it('is found below any folder, and a folder that is a metric itself is the value of its name', () => {
    using folder = new TempFolder();
    printAll(folder, { 'debug/metricfs/stat/user': { description: '', rows: [[5]] } });
    folder.write('debug/other', '7\n');
    using rig = over(folder);
    rig.rescan();
    expect(rig.seeAll()).toEqual({
      'metricfs/debug/metricfs/stat/user': '5',
      'metricfs/debug/other': '7',
    });
    using one = new SweepRig({
      folders: [{ name: 'm', directory: folder.at('debug/metricfs/stat/user/') }],
    });
    one.rescan();
    expect(one.seeAll()).toEqual({ 'm/user': '5' });
  });
});

describe('the metricfs of the kernel', () => {
  const found = (taken: readonly string[], ...paths: readonly string[]) => {
    const files = new MemoryStatFiles();
    for (const path of paths) files.mkdir(path);
    const folders = findMetricfs(files, (name) => taken.includes(name));
    expect(files.openCount).toBe(0);
    return folders;
  };

  it('is found by itself where debugfs has it, under a name that is free', () => {
    const directory = '/sys/kernel/debug/metricfs';
    expect(found([], directory)).toEqual([{ name: 'metricfs', directory }]);
    expect(found(['metricfs'], directory)).toEqual([{ name: 'metricfs-2', directory }]);
    expect(found([], '/sys/kernel/debug')).toEqual([]);
  });
});

describe('a metric of which the kernel opens not every file', () => {
  const ENOMEM = 12;
  const ENXIO = 6;

  function setup(file: string, openError: number): MemoryStatFiles {
    const files = new MemoryStatFiles();
    const metric = { description: 'x'.repeat(2000), isCumulative: true, rows: [[3]] };
    for (const [name, text] of Object.entries(printMetric(metric))) {
      files.put(`/m/huge/${name}`, text, { openError: name === file ? openError : 0 });
    }
    return files;
  }

  const walked = (files: MemoryStatFiles): SweepRig =>
    new SweepRig({ reader: files, folders: [{ name: 'metricfs', directory: '/m' }] });

  it('is there without a description where that is too long, and nobody says how it moves', () => {
    const files = setup('annotations', ENOMEM);
    using rig = walked(files);
    rig.rescan();
    expect(rig.see('metricfs/huge')).toBe('3');
    expect(descriptorAt(rig, 'huge')).toMatchObject({ kind: 'unknown', description: '' });
  });

  it.each(['fields', 'values'])('says why where it is its %s', (file) => {
    using rig = walked(setup(file, ENXIO));
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'metricfs/huge': '!ENXIO' });
  });

  it('costs no descriptor', () => {
    const files = setup('annotations', ENOMEM);
    const rig = walked(files);
    rig.rescan();
    rig[Symbol.dispose]();
    expect(files.openCount).toBe(0);
  });
});
