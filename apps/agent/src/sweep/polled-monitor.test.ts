import {
  createDescriptor,
  type NewFile,
  Readings,
  SchemaBuilder,
  SchemaIndex,
  u64At,
} from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import type { QmpAnswer } from '../filesystems/kvm/qmp-answer.ts';
import { type Monitor, PolledMonitor } from './polled-monitor.ts';

const HOST = { name: 'orion', kernel: '6.18.0', bootId: 'b0-07' };
const ENOTCONN = 107;

const fileOf = (...names: readonly string[]): NewFile => ({
  path: '/run/qmp',
  filesystem: 'qmp',
  mode: 0o600,
  slotCount: names.length,
  values: names.map((name, i) => ({
    source: ['kvm', 'web'],
    descriptor: createDescriptor(name),
    firstSlot: i,
    sets: [],
  })),
});

const answerOf = (file: NewFile, ...figures: readonly number[]): QmpAnswer => ({
  file,
  words: Uint32Array.from(figures.flatMap((figure) => [figure, 0])),
  readUs: 7,
  thread: undefined,
});

/** A monitor that says what the test says, and the schema that it is swept into. */
class Rig {
  latest: QmpAnswer | undefined;
  problem = 11;
  isDisposed = false;
  stretched = 1;
  builder = new SchemaBuilder('epoch', HOST);
  readings = new Readings();
  readonly polled: PolledMonitor;

  constructor() {
    const rig = this;
    const monitor: Monitor = {
      name: 'web',
      socketPath: '/run/qmp',
      get latest() {
        return rig.latest;
      },
      get problem() {
        return rig.problem;
      },
      stretch: (factor) => {
        this.stretched = factor;
      },
      [Symbol.dispose]: () => {
        this.isDisposed = true;
      },
    };
    this.polled = new PolledMonitor(monitor, () => undefined);
  }

  commit(): void {
    this.builder.commit();
    const { slotCount, files } = this.builder.schema;
    this.readings.grow(slotCount, files.length);
  }

  sweep(): number[] {
    return this.polled.sweep({
      builder: this.builder,
      commit: () => this.commit(),
      readings: () => this.readings,
    });
  }

  /** What is in the tree: figures and codes of problems, by path. */
  see(): Record<string, string> {
    const index = new SchemaIndex(this.builder.schema);
    const there = this.builder.schema.values.flatMap((value, i) => {
      if (value === undefined) return [];
      const status = this.readings.status[value.file];
      const figure = u64At(this.readings.words, value.firstSlot);
      return [[index.valuePath(i) ?? '', status === 0 ? `${figure}` : `!${status}`]];
    });
    return Object.fromEntries(there);
  }
}

describe('a monitor in the sweep', () => {
  it('has news with each answer and each problem, and else none', () => {
    const rig = new Rig();
    expect(rig.sweep()).toEqual([]);
    const file = fileOf('exits', 'halts');
    rig.latest = answerOf(file, 3, 4);
    rig.problem = 0;
    const [index] = rig.sweep();
    expect(rig.sweep()).toEqual([]);
    rig.latest = answerOf(file, 5, 6);
    expect(rig.sweep()).toEqual([index]);
    expect(rig.see()).toEqual({ 'kvm/web/exits': '5', 'kvm/web/halts': '6' });
    rig.problem = ENOTCONN;
    expect(rig.sweep()).toEqual([index]);
    expect(rig.sweep()).toEqual([]);
  });

  it('has another place when it tells other values', () => {
    const rig = new Rig();
    rig.latest = answerOf(fileOf('exits'), 3);
    rig.problem = 0;
    const [before] = rig.sweep();
    rig.latest = answerOf(fileOf('exits', 'halts'), 3, 4);
    const [after] = rig.sweep();
    expect(after).not.toBe(before);
    expect(rig.see()).toEqual({ 'kvm/web/exits': '3', 'kvm/web/halts': '4' });
  });

  it('comes along into another epoch, with its problem', () => {
    const rig = new Rig();
    rig.latest = answerOf(fileOf('exits'), 3);
    rig.problem = 0;
    rig.sweep();
    rig.builder = new SchemaBuilder('epoch.2', HOST);
    rig.readings = new Readings();
    rig.polled.replant(rig.builder);
    rig.commit();
    rig.polled.store(rig.readings);
    expect(rig.see()).toEqual({ 'kvm/web/exits': '3' });
    expect(rig.sweep()).toEqual([]);
    rig.problem = ENOTCONN;
    expect(rig.sweep()).toHaveLength(1);
    expect(rig.see()).toEqual({ 'kvm/web/exits': `!${ENOTCONN}` });
  });

  it('says what has no place because its name is taken', () => {
    const rig = new Rig();
    rig.builder.addFile({
      ...fileOf(),
      slotCount: 1,
      values: [{ source: ['kvm'], descriptor: createDescriptor('web'), firstSlot: 0, sets: [] }],
    });
    rig.commit();
    rig.latest = answerOf(fileOf('exits'), 3);
    rig.problem = 0;
    rig.sweep();
    expect(rig.polled.warnings).toEqual([
      '--qmp web: 1 left out, because their names in kvm are taken',
    ]);
  });

  it('passes on how rarely to ask, and ends with the sweep', () => {
    const rig = new Rig();
    rig.polled.stretch(4);
    expect(rig.stretched).toBe(4);
    rig.polled[Symbol.dispose]();
    expect(rig.isDisposed).toBe(true);
  });
});
