import { describe, expect, it } from 'vitest';
import { MemoryStatFiles } from '../../../test/memory-stat-files.ts';
import { parseMounts, readMounts } from '../mounts/mount-table.ts';
import { findStatsfsMounts, statsfsIn } from './find-mounts.ts';

const line = (point: string, type: string): string =>
  `36 35 98:0 / ${point} rw,noatime master:1 - ${type} source rw,errors=continue\n`;

describe('mounted statsfs', () => {
  it('are found by their type, with the odd characters of their paths', () => {
    const mountinfo = [
      line('/', 'ext4'),
      line('/run/my\\040app', 'fuse.statsfs'),
      line('/sys/kernel/stats', 'statsfs'),
      line('/mnt', 'fuse.sshfs'),
      'nonsense\n',
    ].join('');
    expect(statsfsIn(parseMounts(mountinfo))).toEqual(['/run/my app', '/sys/kernel/stats']);
  });

  it('are not found where something else is mounted over them, nor twice', () => {
    const over = line('/a', 'fuse.statsfs') + line('/a', 'tmpfs');
    expect(statsfsIn(parseMounts(over))).toEqual([]);
    expect(statsfsIn(parseMounts(line('/a', 'statsfs').repeat(2)))).toEqual(['/a']);
  });

  it('have names of their own, whatever is taken', () => {
    const files = new MemoryStatFiles();
    const mountinfo = ['/x/demo', '/y/demo', '/z/<b>'].map((at) => line(at, 'statsfs')).join('');
    files.put('/proc/self/mountinfo', mountinfo);
    expect(findStatsfsMounts(readMounts(files), (name) => name === 'demo')).toEqual([
      { name: 'demo-2', directory: '/x/demo' },
      { name: 'demo-3', directory: '/y/demo' },
      { name: '_b_', directory: '/z/<b>' },
    ]);
    expect(files.openCount).toBe(0);
    expect(findStatsfsMounts(readMounts(new MemoryStatFiles()), () => false)).toEqual([]);
  });
});
