import { describe, expect, it } from 'vitest';
import { SideRig } from '../../test/side-rig.ts';

function setup(): SideRig {
  const rig = new SideRig();
  rig.pass(4);
  return rig;
}

describe('a filesystem that may hang', () => {
  it('is in the tree beside the others, and follows what its thread reads', () => {
    using rig = setup();
    expect(rig.see('far/hits')).toBe('5');
    expect(rig.see('near/here')).toBe('1');
    rig.files.put('/far/hits', '6\n');
    rig.pass(1);
    expect(rig.see('far/hits')).toBe('6');
  });

  it('is never looked into by the sweep itself', () => {
    using rig = new SideRig();
    expect(rig.files.openedForReading).not.toContain('hits');
  });

  it('gets and loses files like others', () => {
    using rig = setup();
    rig.files.put('/far/more', '7\n');
    rig.pass(7);
    expect(rig.see('far/more')).toBe('7');
    rig.files.remove('/far/more');
    rig.pass(7);
    expect(rig.see('far/more')).toBeUndefined();
    expect(rig.see('far/hits')).toBe('5');
  });

  it('that hangs is unreadable as slow, the rest goes on, and it comes back', () => {
    using rig = setup();
    rig.thread.isHung = true;
    rig.files.put('/near/here', '2\n');
    rig.pass(5);
    expect(rig.see('far/hits')).toBe('!ESLOW');
    expect(rig.see('near/here')).toBe('2');
    expect(rig.warnings).toContain('/far does not answer; it is tried again');
    rig.thread.isHung = false;
    rig.pass(2);
    expect(rig.see('far/hits')).toBe('5');
  });

  it('is given as much longer as its intervals are', () => {
    using rig = setup();
    rig.stretch(5);
    rig.thread.isHung = true;
    rig.pass(12);
    expect(rig.see('far/hits')).toBe('5');
    rig.pass(12);
    expect(rig.see('far/hits')).toBe('!ESLOW');
  });

  it('that hangs from the start has a row that says so, until it answers', () => {
    using rig = new SideRig();
    rig.thread.isHung = true;
    rig.pass(5);
    expect(rig.see('far/far')).toBe('!ESLOW');
    rig.thread.isHung = false;
    rig.pass(2);
    expect(rig.see('far/far')).toBeUndefined();
    expect(rig.see('far/hits')).toBe('5');
  });

  it('whose thread fails is read by another one, and says why in between', () => {
    using rig = setup();
    rig.thread.isHung = true;
    rig.thread.fail('The thread that reads /far failed: out of memory');
    rig.pass(5);
    expect(rig.see('far/hits')).toBe('!ESLOW');
    rig.files.put('/far/hits', '9\n');
    rig.pass(10);
    expect(rig.threads).toHaveLength(2);
    expect(rig.see('far/hits')).toBe('9');
  });

  it('that is unmounted goes, and its thread with it', () => {
    using rig = setup();
    rig.files.put('/proc/self/mountinfo', '');
    rig.files.remove('/far/hits');
    rig.files.remove('/far');
    rig.pass(7);
    expect(rig.thread.isDisposed).toBe(true);
    expect(rig.see('far/hits')).toBeUndefined();
  });
});

describe('clearing on it', () => {
  it('is done by its thread, answered by file, and told to everybody', async () => {
    using rig = setup();
    rig.clear('far/hits');
    expect(rig.cleared).toBeUndefined();
    rig.pass(1);
    await rig.settle();
    rig.pass(1);
    expect(rig.cleared).toMatchObject([{ path: 'far/hits', kind: 'done', before: ['5'] }]);
    expect(rig.see('far/hits')).toBe('0');
    expect(rig.events).toContain('clear');
  });

  it('of one that hangs is answered as unknown after a while', async () => {
    using rig = setup();
    rig.thread.isHung = true;
    rig.clear('far/hits');
    rig.pass(6);
    await rig.settle();
    expect(rig.cleared).toMatchObject([
      { path: 'far/hits', kind: 'refused', code: 'ETIMEDOUT', before: [] },
    ]);
  });
});
