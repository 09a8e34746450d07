import { describe, expect, it } from 'vitest';
import { findMount, parseMountinfo } from './fuse-mountinfo.ts';

const TEXT = `22 26 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw
41 26 0:38 / /mnt/a\\040b\\134c rw,relatime - fuse.statsfs statsfs rw,user_id=0
42 26 0:39 /below /mnt/x rw,relatime shared:1 master:2 - fuse.statsfs a\\040-\\040b rw
a line that is none
`;

describe('mountinfo', () => {
  it('has each mount with its type and device, whatever optional fields stand between', () => {
    expect(parseMountinfo(TEXT)).toEqual([
      { directory: '/sys', type: 'sysfs', device: '0:20' },
      { directory: '/mnt/a b\\c', type: 'fuse.statsfs', device: '0:38' },
      { directory: '/mnt/x', type: 'fuse.statsfs', device: '0:39' },
    ]);
  });

  it('of this host has /proc', () => {
    expect(findMount('/proc')?.type).toBe('proc');
    expect(findMount('/proc/self')).toBeUndefined();
  });
});
