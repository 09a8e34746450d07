import { describe, expect, it } from 'vitest';
import { mayHang } from './may-hang.ts';
import { parseMounts } from './mount-table.ts';

const TABLE = `22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
23 22 0:21 / /proc rw - proc proc rw
40 22 0:44 / /mnt/vms rw,nosuid shared:1 - fuse.statsfs statsfs rw,user_id=0
41 22 0:45 / /mnt/a\\040b rw - nfs4 server:/x rw
42 22 0:46 / /srv/deep/down rw - fuse.sshfs host:/ rw
43 40 254:0 / /mnt/vms/over rw - tmpfs none rw
`;

const mounts = parseMounts(TABLE);

describe('the table of mounts', () => {
  it('is what mountinfo says, escapes undone', () => {
    expect(mounts).toHaveLength(6);
    expect(mounts[2]).toEqual({ directory: '/mnt/vms', type: 'fuse.statsfs', minor: 44 });
    expect(mounts[3]?.directory).toBe('/mnt/a b');
  });

  it('passes over lines that are none', () => {
    expect(parseMounts('\nnonsense\n1 2 3:4 / /x\n')).toEqual([]);
  });
});

describe('looking into a directory may take for ever', () => {
  it.each([
    ['/mnt/vms', true],
    ['/mnt/vms/', true],
    ['/mnt/vms/kvm', true],
    ['/mnt/a b/c', true],
    ['/srv', true],
    ['/mnt', true],
    ['/', true],
    ['/mnt/vms/over', false],
    ['/mnt/vmsx', false],
    ['/srv/other', false],
    ['/proc', false],
  ])('%s: %s', (directory, expected) => {
    expect(mayHang(mounts, directory)).toBe(expected);
  });

  it('not where nothing is known', () => {
    expect(mayHang([], '/mnt/vms')).toBe(false);
  });

  it('by what was mounted last over another', () => {
    const over = parseMounts(`${TABLE}44 40 0:50 / /mnt/vms rw - tmpfs none rw\n`);
    expect(mayHang(over, '/mnt/vms')).toBe(false);
  });
});
