import * as fs from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { shell, TestMount, whyNoMount, whyNoProgram } from './fuse-test-mount.ts';
import { TempFolder } from './temp-folder.ts';

// Programs are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const why = whyNoMount();
const AS_NOBODY = 'setpriv --reuid=65534 --regid=65534 --clear-groups';
let mount: TestMount;

beforeAll(async () => {
  if (why === undefined) mount = await TestMount.start();
});
afterAll(async () => {
  await mount?.[Symbol.asyncDispose]();
});
beforeEach(({ skip }) => {
  skip(why !== undefined, why);
  mount.order({ kind: 'set', path: 'counter', text: '42\n' });
});

const run = (line: string) => shell(mount.path, line);
const counter = (): string => fs.readFileSync(mount.at('counter'), 'utf8');

describe('writing to a mount', () => {
  it('echo 0 > file: truncates, which changes nothing, and writes', async () => {
    expect(await run('echo 0 > counter')).toEqual({ code: 0, out: '', err: '' });
    expect(counter()).toBe('0\n');
  });

  it('echo 0 >> file: the same without truncating', async () => {
    expect((await run('echo 0 >> counter')).code).toBe(0);
    expect(counter()).toBe('0\n');
  });

  it('truncating alone changes nothing', async () => {
    expect((await run(': > counter; truncate -s 0 counter')).code).toBe(0);
    expect(counter()).toBe('42\n');
  });

  it('says what the file says of a text that it does not take', async () => {
    // Not by echo, of which some shells only say that it failed.
    expect((await run('echo 5 | tee counter')).err).toContain('Invalid argument');
    expect(counter()).toBe('42\n');
  });

  it('as root, to a file without a write bit: the file refuses', async () => {
    expect((await run('echo 0 > hello')).err).toContain('Permission denied');
    expect((await run('echo 0 | tee -a hello')).err).toContain('Permission denied');
    expect(fs.readFileSync(mount.at('hello'), 'utf8')).toBe('hello, world\n');
  });

  it('as another user: the kernel refuses', async ({ skip }) => {
    const setpriv = whyNoProgram('/usr/bin/setpriv');
    skip(setpriv !== undefined, setpriv);
    for (const name of ['hello', 'counter']) {
      const { err } = await run(`${AS_NOBODY} sh -c 'echo 0 >> ${name}'`);
      expect(err).toContain('Permission denied');
    }
    expect(counter()).toBe('42\n');
  });

  it.each([
    ['chmod 600 counter', 'Operation not permitted'],
    ['chown 1:1 counter', 'Operation not permitted'],
    ['touch -d @5 counter', 'Operation not permitted'],
    ['mkdir new', 'Function not implemented'],
    ['rm -f counter', 'Function not implemented'],
    ['mv counter other', 'Function not implemented'],
    ['ln -s counter link', 'Function not implemented'],
  ])('refuses %s', async (line, reason) => {
    const { code, err } = await run(line);
    expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
    expect(counter()).toBe('42\n');
  });

  it('creates no file', async () => {
    expect((await run('echo 0 > new')).code).not.toBe(0);
    expect(fs.existsSync(mount.at('new'))).toBe(false);
  });

  it('has no extended attributes, without a complaint of who asks', async () => {
    using folder = new TempFolder();
    const copy = folder.at('copy');
    const { code, err } = await run(`cp --preserve=mode,timestamps,xattr counter ${copy}`);
    expect([code, err, fs.readFileSync(copy, 'utf8')]).toEqual([0, '', '42\n']);
    expect((await run('ls -l counter')).out).toMatch(/^-rw-r--r-- /);
  });
});
