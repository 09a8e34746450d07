import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { CATALOG } from '../src/catalog/catalog.ts';
import { createFsReader } from '../src/node/fs-reader.ts';
import { openStatReader } from '../src/node/open-stat-reader.ts';
import { SweepRig } from './sweep-rig.ts';

/** `key value` lines of a file, the plain way. */
const keyed = (path: string): Map<string, bigint> =>
  new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [key, value] = line.split(/[:\s]+/);
        return key !== undefined && /^\d+$/.test(value ?? '') ? [[key, BigInt(value ?? 0)]] : [];
      }),
  );

describe.each([
  ['libc', openStatReader()],
  ['plain Node', createFsReader()],
])('this host, read through %s', (_name, reader) => {
  const rig = new SweepRig({ reader, catalog: CATALOG });
  afterAll(() => rig[Symbol.dispose]());
  rig.rescan();
  const before = keyed('/proc/vmstat');
  rig.sweep();
  const after = keyed('/proc/vmstat');
  const index = rig.index;
  const seen = rig.seeAll();

  it('has every key of /proc/vmstat, each counter between what it was just before and just after', () => {
    const names = Object.keys(seen).filter((path) => path.startsWith('mem/vmstat/'));
    expect(names.map((path) => path.slice('mem/vmstat/'.length)).sort()).toEqual(
      [...before.keys()].sort(),
    );
    const wrong = names.filter((path) => {
      const key = path.slice('mem/vmstat/'.length);
      const value = index.resolvePath(path as Parameters<typeof index.resolvePath>[0]);
      if (value?.descriptor.kind !== 'cumulative') return false;
      const figure = BigInt(seen[path] ?? -1);
      return figure < (before.get(key) ?? 0n) || figure > (after.get(key) ?? 0n);
    });
    expect(wrong).toEqual([]);
  });

  it('has a figure that stands still exactly', () => {
    expect(seen['cpu/btime']).toBe(keyed('/proc/stat').get('btime')?.toString());
  });

  it('has a cell for each CPU in /proc/softirqs', () => {
    const header = readFileSync('/proc/softirqs', 'utf8').split('\n')[0] ?? '';
    const cpus = header
      .trim()
      .split(/\s+/)
      .map((name) => name.replace('CPU', ''));
    const cells = (seen['softirq/TIMER'] ?? '').split(' ').map((cell) => cell.split('=')[0]);
    expect(cells).toEqual(cpus);
  });

  it('has the bytes of the loopback interface between before and after', () => {
    const bytes = (): bigint => {
      const line = /^\s*lo:\s*(\d+)/m.exec(readFileSync('/proc/net/dev', 'utf8'));
      return BigInt(line?.[1] ?? -1);
    };
    const start = bytes();
    rig.sweep();
    const figure = BigInt(rig.see('net/dev/lo/rx_bytes') ?? -1);
    expect(figure >= start && figure <= bytes()).toBe(true);
  });

  it('has no value of the catalog that could not be read for a reason of ours', () => {
    const ours = /^!(ERESHAPED|EUNRECOGNISED|EBINARY|ETOOLARGE)$/;
    expect(Object.entries(seen).filter(([, text]) => ours.test(text))).toEqual([]);
  });

  it('shows one who joins the same', () => {
    expect(rig.seenByJoiner()).toEqual(rig.seeAll());
  });

  it('clears nothing that the catalog has no rule for', () => {
    const results = ['cpu', 'mem', 'irq', 'softirq', 'pressure'].flatMap((path) => rig.clear(path));
    expect(results.length).toBeGreaterThan(4);
    expect(results.filter(({ kind }) => kind !== 'refused')).toEqual([]);
  });
});
