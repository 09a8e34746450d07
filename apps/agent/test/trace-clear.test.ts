import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TRACE } from '../src/catalog/trace.ts';
import { SweepRig } from './sweep-rig.ts';

const MOUNTS = ['/sys/kernel/tracing', '/sys/kernel/debug/tracing'];
const NAME = `statsfs-test-${process.pid}`;
/** Far more than the smallest buffer takes, so that events get lost. */
const FLOOD = 200;

const holdsAnything = (directory: string): boolean => {
  try {
    return fs.readdirSync(directory).length > 0;
  } catch {
    return false;
  }
};

const mount = MOUNTS.find(holdsAnything);
const instance = join(mount ?? '', 'instances', NAME);

/** A buffer of our own, so that nobody's events are touched. @returns why there can be none. */
function makeInstance(): string | undefined {
  if (mount === undefined) return `tracefs is mounted at none of ${MOUNTS.join(', ')}`;
  try {
    fs.mkdirSync(instance);
    return undefined;
  } catch (error) {
    return `${instance} cannot be made: ${String(error)}`;
  }
}

const removeInstance = (): void => {
  if (fs.existsSync(instance)) fs.rmdirSync(instance);
};

const write = (file: string, text: string): void => fs.writeFileSync(join(instance, file), text);

/** What somebody who follows the events gets now. */
function takeEvents(): string {
  const pipe = fs.openSync(
    join(instance, 'trace_pipe'),
    fs.constants.O_RDONLY | fs.constants.O_NONBLOCK,
  );
  try {
    const bytes = Buffer.alloc(1 << 16);
    return bytes.toString('utf8', 0, fs.readSync(pipe, bytes));
  } finally {
    fs.closeSync(pipe);
  }
}

const PLACE = `trace/instances/${NAME}`;

/** A figure of the buffers of all CPUs, added up. */
function sumOf(rig: SweepRig, value: string): number {
  const seen = Object.entries(rig.seeAll(PLACE)).filter(([path]) => path.endsWith(`/${value}`));
  expect(seen.length).toBeGreaterThan(0);
  return seen.reduce((sum, [, text]) => sum + Number(text), 0);
}

const pathsOf = (rig: SweepRig, value: string): string[] =>
  Object.keys(rig.seeAll(PLACE)).filter((path) => path.endsWith(`/${value}`));

beforeEach(({ skip }) => {
  const why = makeInstance();
  skip(why !== undefined, why);
});
afterEach(removeInstance);

describe('trace buffers of a kernel', () => {
  it('are emptied, and their counters restarted, by truncating', () => {
    write('buffer_size_kb', '1');
    for (let i = 0; i < FLOOD; i++) write('trace_marker', 'x'.repeat(900));
    using rig = new SweepRig({ catalog: TRACE });
    rig.rescan();
    const lost = sumOf(rig, 'overrun');
    expect(lost).toBeGreaterThan(0);
    expect(sumOf(rig, 'entries') + lost).toBe(FLOOD);

    const results = rig.clear(...pathsOf(rig, 'overrun'));
    expect(results.map(({ kind }) => kind)).toEqual(results.map(() => 'done'));
    rig.sweep();
    expect(sumOf(rig, 'overrun')).toBe(0);
    expect(sumOf(rig, 'entries')).toBe(0);
    expect(sumOf(rig, 'bytes')).toBe(0);
  });

  it('of others are not touched by that', () => {
    const other = `${instance}-other`;
    fs.mkdirSync(other);
    try {
      for (const directory of [instance, other]) {
        fs.writeFileSync(join(directory, 'trace_marker'), 'kept');
      }
      using rig = new SweepRig({ catalog: TRACE });
      rig.rescan();
      rig.clear(...pathsOf(rig, 'overrun'));
      rig.sweep();
      expect(sumOf(rig, 'entries')).toBe(0);
      const entries = Object.entries(rig.seeAll(`${PLACE}-other`)).filter(([path]) =>
        path.endsWith('/entries'),
      );
      expect(entries.reduce((sum, [, text]) => sum + Number(text), 0)).toBe(1);
    } finally {
      fs.rmdirSync(other);
    }
  });

  it('are read without taking an event from who follows them', () => {
    write('trace_marker', 'for somebody else');
    using rig = new SweepRig({ catalog: TRACE });
    rig.rescan();
    rig.sweep();
    expect(sumOf(rig, 'read_events')).toBe(0);
    expect(takeEvents()).toContain('for somebody else');
    rig.sweep();
    expect(sumOf(rig, 'read_events')).toBe(1);
  });

  it('are gone from the tree when they have been removed', () => {
    using rig = new SweepRig({ catalog: TRACE });
    rig.rescan();
    expect(pathsOf(rig, 'entries')).not.toEqual([]);
    removeInstance();
    rig.rescan();
    expect(rig.seeAll(PLACE)).toEqual({});
  });
});
