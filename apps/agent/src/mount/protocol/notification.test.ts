import { describe, expect, it } from 'vitest';
import { body } from '../../../test/fuse-fake-kernel.ts';
import {
  toDeleteNotification,
  toEntryNotification,
  toInodeNotification,
  toPollNotification,
} from './notification.ts';

/** Lengths and numbers as fs/fuse/dev.c checks them, fuse_notify(). */
describe('notifications', () => {
  it('wake who polls', () => {
    expect(toPollNotification(0x8000_0000_0000_0001n)).toEqual(
      body(24, 1, 0n, 0x8000_0000_0000_0001n),
    );
  });

  it('forget the attributes of a node', () => {
    expect(toInodeNotification(5)).toEqual(body(40, 2, 0n, 5n, 0xffff_ffff_ffff_ffffn, 0n));
  });

  it('forget what a name leads to', () => {
    expect(toEntryNotification(1, 'Zähler')).toEqual(body(40, 3, 0n, 1n, 7, 0, 'Zähler'));
  });

  it('tell that a child is gone', () => {
    expect(toDeleteNotification(1, 9, 'ab')).toEqual(body(43, 6, 0n, 1n, 9n, 2, 0, 'ab'));
  });
});
