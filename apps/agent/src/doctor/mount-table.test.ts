import { describe, expect, it } from 'vitest';
import { parseMountinfo } from './gather/parse-mountinfo.ts';
import { holderOf, isFuse, mountsOf } from './mount-table.ts';

const MOUNTS = parseMountinfo(`22 1 8:1 / / rw - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw,relatime shared:5 master:1 - proc proc rw,hidepid=2
40 22 0:44 / /mnt/a\\040b rw - fuse.sshfs host:/ rw
41 22 8:17 / /mnt/disk rw - fuseblk /dev/sdb1 rw
42 22 0:50 / /mnt/a\\040b rw - tmpfs none rw
nonsense
`);

describe('mountinfo', () => {
  it('is read with the options of the filesystem, escapes undone', () => {
    expect(MOUNTS).toHaveLength(5);
    expect(MOUNTS[1]).toEqual({
      directory: '/proc',
      type: 'proc',
      device: 21,
      options: ['rw', 'hidepid=2'],
    });
    expect(MOUNTS[2]?.directory).toBe('/mnt/a b');
  });

  it('numbers a device of disks as the folder of its FUSE connection is called', () => {
    expect(MOUNTS[3]?.device).toBe(8 * 1_048_576 + 17);
  });
});

describe('what is seen', () => {
  it('is not what something was mounted over', () => {
    expect(mountsOf(MOUNTS, isFuse).map(({ directory }) => directory)).toEqual(['/mnt/disk']);
  });

  it.each([
    ['/proc/self', 'proc'],
    ['/proc', 'proc'],
    ['/process', 'ext4'],
    ['/mnt/a b/c', 'tmpfs'],
    ['/', 'ext4'],
  ])('of %s lies on %s', (path, type) => {
    expect(holderOf(MOUNTS, path)?.type).toBe(type);
  });

  it('of a place that nothing is known of lies nowhere', () => {
    expect(holderOf([], '/x')).toBeUndefined();
  });

  it.each([
    ['fuse', true],
    ['fuseblk', true],
    ['fuse.statsfs', true],
    ['fusectl', false],
  ])('%s answers by a program: %s', (type, expected) => {
    expect(isFuse(type)).toBe(expected);
  });
});
