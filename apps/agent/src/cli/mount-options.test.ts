import { describe, expect, it } from 'vitest';
import { parseMountOptions } from './mount-options.ts';
import { UsageError } from './usage-error.ts';

describe('-o', () => {
  it('is private and our own when nothing is said', () => {
    const [uid, gid] = [process.getuid?.(), process.getgid?.()];
    expect(parseMountOptions([])).toEqual({ mode: 0o700, uid, gid });
  });

  it('sets mode in octal, user and group, at once or one by one, the last one counts', () => {
    expect(parseMountOptions(['mode=0755,uid=7', 'gid=100', 'uid=8'])).toEqual({
      mode: 0o755,
      uid: 8,
      gid: 100,
    });
  });

  it.each(['mode=999', 'mode=', 'mode', 'uid=-1', 'uid=me', 'gid=4294967295', 'ro', 'mode=7,,'])(
    'refuses %j',
    (text) => {
      expect(() => parseMountOptions([text])).toThrow(UsageError);
    },
  );
});
