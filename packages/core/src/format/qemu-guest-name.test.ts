import { describe, expect, it } from 'vitest';
import { bytesOf, valuesByPath } from './fixtures/values-by-path.ts';
import { readGuestName } from './qemu-guest-name.ts';

/** As in /proc/PID/cmdline. */
const cmdline = (...args: readonly string[]): string => args.map((arg) => `${arg}\0`).join('');

const nameIn = (...args: readonly string[]): string | undefined => {
  const bytes = bytesOf(cmdline('/usr/bin/qemu-system-x86_64', ...args));
  return readGuestName(bytes, 0, bytes.length);
};

describe('the name of a guest', () => {
  it('stands behind -name, with its key or without', () => {
    expect(nameIn('-m', '512', '-name', 'web', '-smp', '2')).toBe('web');
    expect(nameIn('-name', 'guest=web,debug-threads=on')).toBe('web');
    expect(nameIn('--name', 'web,process=qemu:web')).toBe('web');
    expect(nameIn('-name', 'debug-threads=on,guest=web')).toBe('web');
  });

  it('may hold commas, which are doubled, and anything else', () => {
    expect(nameIn('-name', 'guest=a,,b,debug-threads=on')).toBe('a,b');
    expect(nameIn('-name', 'a,,guest=b')).toBe('a,guest=b');
    expect(nameIn('-name', 'guest=a=b')).toBe('a=b');
    expect(nameIn('-name', 'guest=<img src=x onerror=alert(1)>')).toContain('<img');
    expect(nameIn('-name', 'guest=\u001b[2Jx\n')).toBe('\ufffd[2Jx\ufffd');
    expect(nameIn('-name', 'été')).toBe('été');
  });

  it('is the last one that was given', () => {
    expect(nameIn('-name', 'a', '-name', 'guest=b', '-name', 'debug-threads=on')).toBe('b');
  });

  it('is missing where none was given, or where it is too long to be a value', () => {
    expect(nameIn('-m', '512')).toBeUndefined();
    expect(nameIn('-name')).toBeUndefined();
    expect(nameIn('-name', '')).toBeUndefined();
    expect(nameIn('-name', 'debug-threads=on')).toBeUndefined();
    expect(nameIn('-name', 'x'.repeat(257))).toBeUndefined();
    expect(nameIn('-name', 'x'.repeat(100_000))).toBeUndefined();
  });

  it('is looked for in no other program', () => {
    const of = (program: string): string | undefined => {
      const bytes = bytesOf(cmdline(program, '-name', 'x'));
      return readGuestName(bytes, 0, bytes.length);
    };
    expect(of('/usr/libexec/qemu-kvm')).toBe('x');
    expect(of('kvm')).toBe('x');
    expect(of('/usr/bin/find')).toBeUndefined();
    expect(of('/opt/qemu/bin/python3')).toBeUndefined();
    expect(of('')).toBeUndefined();
  });
});

describe('the command line as a file', () => {
  const QEMU = { kind: 'qemu-cmdline' } as const;

  it('has one value, the name as text', () => {
    const text = cmdline('qemu-kvm', '-name', 'guest=web,debug-threads=on', '-m', '512');
    expect(valuesByPath(QEMU, text)).toEqual({ guest: 'web' });
  });

  it('is not recognised without one', () => {
    expect(() => valuesByPath(QEMU, cmdline('firecracker', '--id', 'web'))).toThrow('QEMU');
  });
});
