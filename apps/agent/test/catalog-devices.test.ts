import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BLOCK } from '../src/catalog/block/block.ts';
import { FS } from '../src/catalog/fs/fs.ts';
import { SweepRig } from './sweep-rig.ts';
import { TempFolder } from './temp-folder.ts';

const MEBIBYTE = 1 << 20;
const PAGE = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));

const reasonOf = (error: unknown): string => String(error).split('\n')[0] ?? '';

/** A compressed disk of our own. @returns its name, and how to get rid of it; or why there can be none. */
function makeZram(): { readonly name: string; readonly remove: () => void } | string {
  const control = '/sys/class/zram-control';
  try {
    // Reading is what makes one.
    const id = fs.readFileSync(`${control}/hot_add`, 'utf8').trim();
    const name = `zram${id}`;
    fs.writeFileSync(`/sys/block/${name}/disksize`, '64M');
    const remove = (): void => fs.writeFileSync(`${control}/hot_remove`, id);
    return { name, remove };
  } catch (error) {
    return `no compressed disk can be made: ${reasonOf(error)}`;
  }
}

/** A file system of type XFS of our own. @returns the name of its device; or why there can be none. */
function mountXfs(folder: TempFolder): string {
  const image = folder.at('image');
  fs.writeFileSync(image, '');
  // The smallest that mkfs.xfs makes.
  fs.truncateSync(image, 300 * MEBIBYTE);
  execFileSync('mkfs.xfs', ['-q', image], { stdio: 'pipe' });
  fs.mkdirSync(folder.at('mounted'));
  execFileSync('mount', ['-t', 'xfs', '-o', 'loop', image, folder.at('mounted')], {
    stdio: 'pipe',
  });
  const mounts = fs.readFileSync('/proc/self/mounts', 'utf8').split('\n');
  const own = mounts.find((line) => line.includes(` ${folder.at('mounted')} `)) ?? '';
  return /^\/dev\/(\S+)/.exec(own)?.[1] ?? '';
}

describe('a compressed disk of a kernel', () => {
  it('says what it holds, and its peak starts anew when it is cleared', ({
    skip,
    onTestFinished,
  }) => {
    const zram = makeZram();
    if (typeof zram === 'string') return skip(zram);
    onTestFinished(zram.remove);
    const { name } = zram;
    const disk = fs.openSync(`/dev/${name}`, fs.constants.O_RDWR | fs.constants.O_SYNC);
    try {
      // What cannot be compressed, and then nothing but zeros in its place.
      const noise = Buffer.from(Array.from({ length: MEBIBYTE }, (_, i) => (i * i * 40503) >> 7));
      fs.writeSync(disk, noise, 0, MEBIBYTE, 0);
      fs.fsyncSync(disk);
      fs.writeSync(disk, Buffer.alloc(MEBIBYTE), 0, MEBIBYTE, 0);
      fs.fsyncSync(disk);
    } finally {
      fs.closeSync(disk);
    }
    using rig = new SweepRig({ catalog: BLOCK });
    rig.rescan();
    const figure = (value: string): number => Number(rig.see(`zram/${name}/${value}`));
    expect(figure('orig_data_size')).toBe(MEBIBYTE);
    expect(figure('same_pages') * PAGE).toBe(MEBIBYTE);
    expect(figure('mem_used_max')).toBeGreaterThan(0);
    expect(figure('mem_used_total')).toBe(0);
    expect(rig.see(`zram/${name}/failed_writes`)).toBe('0');

    const results = rig.clear(`zram/${name}/mem_used_max`);
    expect(results).toMatchObject([{ kind: 'done', file: `/sys/block/${name}/mem_used_max` }]);
    rig.sweep();
    expect(figure('mem_used_max')).toBe(figure('mem_used_total'));
    // It was not reset, which would have taken the data along.
    expect(figure('same_pages') * PAGE).toBe(MEBIBYTE);
  });
});

describe('a file system of type XFS of a kernel', () => {
  it('says what was done to it, and that starts anew for it alone when it is cleared', ({
    skip,
    onTestFinished,
  }) => {
    const folder = new TempFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    let device = '';
    try {
      device = mountXfs(folder);
    } catch (error) {
      return skip(`no file system of type XFS can be mounted: ${reasonOf(error)}`);
    }
    onTestFinished(() => {
      execFileSync('umount', [folder.at('mounted')]);
    });
    fs.writeFileSync(folder.at('mounted/a'), 'x'.repeat(MEBIBYTE), { flush: true });
    using rig = new SweepRig({ catalog: FS });
    rig.rescan();
    const figure = (value: string): number => Number(rig.see(`fs/xfs/${value}`));
    expect(figure(`${device}/xs_write_bytes`)).toBe(MEBIBYTE);
    expect(figure(`${device}/xs_dir_create`)).toBe(1);
    const before = figure('xs_write_bytes');
    expect(before).toBeGreaterThanOrEqual(MEBIBYTE);

    const results = rig.clear(`fs/xfs/${device}/xs_write_bytes`);
    expect(results).toMatchObject([{ kind: 'done' }]);
    rig.sweep();
    expect(figure(`${device}/xs_dir_create`)).toBe(0);
    expect(figure(`${device}/vn_active`)).toBeGreaterThan(0);
    expect(figure('xs_write_bytes')).toBeGreaterThanOrEqual(before);
  });
});
