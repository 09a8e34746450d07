import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { NOT_READ, u64At } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import type { QmpAnswer } from '../src/filesystems/kvm/qmp-answer.ts';
import { QmpPoller } from '../src/filesystems/kvm/qmp-poller.ts';
import { connectLines } from '../src/node/line-socket.ts';
import { asQemu, FakeQmp, QMP_ANSWERS } from './fake-qmp.ts';
import { ManualClock } from './manual-clock.ts';
import { ManualTimer } from './manual-timer.ts';
import { until } from './until.ts';

const EAGAIN = 11;
const ENOENT = 2;
const ENOTCONN = 107;
const EOPNOTSUPP = 95;
const ETIMEDOUT = 110;
const INTERVAL_MS = 1000;

/** A poller of a fake server; time passes when the test says so. */
class Rig implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly #qmp: FakeQmp;
  readonly poller: QmpPoller;
  readonly #timer = new ManualTimer(this.clock);

  constructor(qmp: FakeQmp, socketPath = qmp.path) {
    this.#qmp = qmp;
    const { clock } = this;
    const { schedule } = this.#timer;
    this.poller = new QmpPoller(
      { connect: connectLines, clock, schedule },
      { name: 'web', socketPath, intervalMs: INTERVAL_MS },
    );
    this.poller.start();
  }

  /** How long it waits now at most. */
  get waitsMs(): number | undefined {
    return this.#timer.waitsMs;
  }

  /** As long passes as it waits for. */
  pass(): void {
    this.#timer.pass();
  }

  /** @returns an answer that came after another one. */
  async answerAfter(before: QmpAnswer | undefined): Promise<QmpAnswer> {
    await until('another answer', () => this.poller.latest !== before);
    const { latest } = this.poller;
    if (latest === undefined) throw new Error('No answer');
    return latest;
  }

  async problem(code: number): Promise<void> {
    await until(`problem ${code}`, () => this.poller.problem === code);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.poller[Symbol.dispose]();
    await this.#qmp[Symbol.asyncDispose]();
  }
}

/** Figures by path: `vcpu0/halt_wait_hist[4]`. */
function figuresOf({ file, words }: QmpAnswer): Record<string, string> {
  return Object.fromEntries(
    file.values.flatMap(({ source, descriptor, firstSlot, sets }) => {
      const path = [...source, descriptor.name].join('/');
      const ids = sets[0]?.ids;
      return (ids ?? ['']).map((id, i) => [
        ids === undefined ? path : `${path}[${id}]`,
        String(u64At(words, firstSlot + i)),
      ]);
    }),
  );
}

const descriptorsOf = ({ file }: QmpAnswer) =>
  new Map(file.values.map(({ descriptor }) => [descriptor.name, descriptor]));

describe('a QEMU that answers', () => {
  it('gives a value for each statistic, a source for each virtual CPU', async () => {
    await using rig = new Rig(await FakeQmp.start());
    expect(figuresOf(await rig.answerAfter(undefined))).toEqual({
      'kvm/web/max_mmu_page_hash_collisions': '0',
      'kvm/web/new_size': '42',
      'kvm/web/vcpu0/guest_mode': '0',
      'kvm/web/vcpu0/directed_yield_successful': '4213',
      'kvm/web/vcpu0/halt_poll_success_ns': '12345678901',
      'kvm/web/vcpu0/halt_wait_hist[0]': '5',
      'kvm/web/vcpu0/halt_wait_hist[1]': '0',
      'kvm/web/vcpu0/halt_wait_hist[2]': '3',
      'kvm/web/vcpu0/halt_wait_hist[4]': '7',
      'kvm/web/vcpu0/new_linear[0]': '1',
      'kvm/web/vcpu0/new_linear[100]': '2',
      'kvm/web/vcpu0/new_switch': '1',
      'kvm/web/vcpu1/directed_yield_successful': '7',
    });
    expect(rig.poller.problem).toBe(0);
  });

  it('tells what they are, and the catalog describes what it knows', async () => {
    await using rig = new Rig(await FakeQmp.start());
    const answer = await rig.answerAfter(undefined);
    const known = descriptorsOf(answer);
    expect(known.get('new_size')).toMatchObject({ kind: 'floating', unit: UNITS.kibibytes });
    expect(known.get('new_switch')).toMatchObject({ kind: 'floating', unit: UNITS.boolean });
    expect(known.get('new_linear')).toMatchObject({ kind: 'histogram', unit: UNITS.none });
    expect(known.get('halt_wait_hist')).toMatchObject({
      kind: 'histogram',
      unit: UNITS.nanoseconds,
    });
    expect(known.get('halt_poll_success_ns')?.description).not.toBe('');
    expect(answer.file.slotCount).toBe(13);
  });

  it('is asked again each interval, for figures alone, and the answer says when it came', async () => {
    const qmp = await FakeQmp.start();
    await using rig = new Rig(qmp);
    const first = await rig.answerAfter(undefined);
    expect(rig.waitsMs).toBe(INTERVAL_MS);
    const asked = qmp.questions.length;
    rig.pass();
    const second = await rig.answerAfter(first);
    expect(qmp.questions.slice(asked)).toEqual(['query-stats vm', 'query-stats vcpu']);
    expect(second.readUs - first.readUs).toBeGreaterThanOrEqual(INTERVAL_MS * 1000);
    expect(second.file).toBe(first.file);
  });

  it('is asked more rarely when intervals are stretched', async () => {
    await using rig = new Rig(await FakeQmp.start());
    const first = await rig.answerAfter(undefined);
    rig.poller.stretch(3);
    rig.pass();
    await rig.answerAfter(first);
    expect(rig.waitsMs).toBe(3 * INTERVAL_MS);
  });

  it('is another machine when other threads run it', async () => {
    const qmp = await FakeQmp.start();
    await using rig = new Rig(qmp);
    const first = await rig.answerAfter(undefined);
    expect(first.thread).toBe(25627);
    qmp.hangUp();
    await rig.problem(ENOTCONN);
    const other = [
      { 'cpu-index': 0, 'qom-path': '/machine/unattached/device[0]', 'thread-id': 30000 },
      { 'cpu-index': 1, 'qom-path': '/machine/unattached/device[2]', 'thread-id': 30001 },
    ];
    qmp.answering = asQemu({ 'query-cpus-fast': other });
    rig.pass();
    const second = await rig.answerAfter(first);
    expect(second.thread).toBe(30000);
    expect(second.file).not.toBe(first.file);
    expect(second.file).toEqual(first.file);
  });

  it('tells numbers of 64 bits to the last one', async () => {
    const figure = '18446744073709551615';
    const name = 'max_mmu_page_hash_collisions';
    const raw = `{"return": [{"provider": "kvm", "stats": [{"name": "${name}", "value": ${figure}}]}]}`;
    const answering = asQemu();
    await using rig = new Rig(
      await FakeQmp.start((question) =>
        question === 'query-stats vm' ? raw : answering(question),
      ),
    );
    expect(figuresOf(await rig.answerAfter(undefined))[`kvm/web/${name}`]).toBe(figure);
  });

  it('may say what else happens in between', async () => {
    const qmp = await FakeQmp.start();
    const answering = qmp.answering;
    qmp.answering = (question) => {
      qmp.say('{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "NIC_RX_FILTER_CHANGED"}');
      return answering(question);
    };
    await using rig = new Rig(qmp);
    expect((await rig.answerAfter(undefined)).file.slotCount).toBe(13);
  });

  it('is asked for its virtual CPUs again when there is a new one', async () => {
    const qmp = await FakeQmp.start(asQemu({ 'query-cpus-fast': [] }));
    await using rig = new Rig(qmp);
    const first = await rig.answerAfter(undefined);
    expect(Object.keys(figuresOf(first))).toContain(
      'kvm/web//machine/unattached/device[2]/directed_yield_successful',
    );
    qmp.answering = asQemu();
    rig.pass();
    const second = await rig.answerAfter(first);
    expect(Object.keys(figuresOf(second))).toContain('kvm/web/vcpu1/directed_yield_successful');
    expect(second.file).not.toBe(first.file);
  });
});

/** @returns path of a socket that nobody listens at, in the folder of a server. */
async function leaveSocket({ path }: FakeQmp): Promise<string> {
  const left = `${path}-left`;
  const listen = `require('net').createServer().listen(${JSON.stringify(left)}, () => process.kill(process.pid, 'SIGKILL'))`;
  await once(spawn(process.execPath, ['-e', listen]), 'exit');
  return left;
}

describe('a QEMU that does not answer', () => {
  it('is given up after a while and tried again, later each time; the last answer stays', async () => {
    const qmp = await FakeQmp.start();
    await using rig = new Rig(qmp);
    const first = await rig.answerAfter(undefined);
    qmp.answering = () => undefined;
    rig.pass();
    const waits: (number | undefined)[] = [];
    for (let i = 0; i < 8; i++) {
      await until('a question', () => rig.waitsMs === 5000 && qmp.connections === 1);
      rig.pass();
      await rig.problem(ETIMEDOUT);
      await until('the end of the call', () => qmp.connections === 0);
      waits.push(rig.waitsMs);
      rig.pass();
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(rig.poller.latest).toBe(first);
    qmp.answering = asQemu();
    await until('a question', () => rig.waitsMs === 5000);
    rig.pass();
    await until('the end of the call', () => qmp.connections === 0);
    rig.pass();
    await rig.answerAfter(first);
    expect(rig.poller.problem).toBe(0);
  });

  it('because another program talks to it is given up as well', async () => {
    const qmp = await FakeQmp.start();
    qmp.greeting = '';
    await using rig = new Rig(qmp);
    expect(rig.poller.problem).toBe(EAGAIN);
    await until('a call', () => qmp.connections === 1);
    rig.pass();
    expect(rig.poller.problem).toBe(ETIMEDOUT);
    expect(rig.poller.latest).toBeUndefined();
  });

  it('because it hung up is called again', async () => {
    const qmp = await FakeQmp.start();
    await using rig = new Rig(qmp);
    const first = await rig.answerAfter(undefined);
    qmp.hangUp();
    await rig.problem(ENOTCONN);
    expect(rig.waitsMs).toBe(1000);
    rig.pass();
    await rig.answerAfter(first);
    expect(rig.poller.problem).toBe(0);
  });

  it('because it has ended and left its socket is called again', async () => {
    const qmp = await FakeQmp.start();
    await using rig = new Rig(qmp, await leaveSocket(qmp));
    await rig.problem(ENOTCONN);
    expect(rig.waitsMs).toBe(1000);
  });

  it('because it is not there is looked for again', async () => {
    const qmp = await FakeQmp.start();
    await using rig = new Rig(qmp, `${qmp.path}-other`);
    await rig.problem(ENOENT);
    expect(rig.waitsMs).toBe(1000);
  });

  it('because it is too old says so', async () => {
    const { 'query-stats-schemas': _schemas, ...older } = QMP_ANSWERS;
    const qmp = await FakeQmp.start((question) => {
      const isKnown = Object.hasOwn(older, question);
      return isKnown ? asQemu()(question) : asQemu()('no such command');
    });
    await using rig = new Rig(qmp);
    await rig.problem(EOPNOTSUPP);
  });

  it('says nothing any more once it is not wanted', async () => {
    const qmp = await FakeQmp.start();
    await using rig = new Rig(qmp);
    await rig.answerAfter(undefined);
    rig.poller[Symbol.dispose]();
    await until('the end of the call', () => qmp.connections === 0);
    expect(rig.waitsMs).toBeUndefined();
    expect(rig.poller.problem).toBe(0);
  });
});

describe('nonsense', () => {
  const stats = (value: unknown) => ({
    'query-stats vm': [
      { provider: 'kvm', stats: [{ name: 'max_mmu_page_hash_collisions', value }] },
    ],
    'query-stats vcpu': [],
  });

  it.each([
    ['no JSON', () => 'hello'],
    ['no message', () => '[1, 2]'],
    ['an answer of another shape', asQemu({ 'query-stats vm': { a: 1 } })],
    ['schemas of another shape', asQemu({ 'query-stats-schemas': 7 })],
    ['a second greeting', () => '{"QMP": {}}'],
    ['two answers to one question', () => '{"return": {}}\r\n{"return": {}}'],
    ['an error of another shape', () => '{"error": 5}'],
    ['a string without an end', () => `"${'\\"'.repeat(100_000)}`],
  ] as const)('as an answer ends the conversation: %s', async (_what, answering) => {
    await using rig = new Rig(await FakeQmp.start(answering));
    await rig.problem(NOT_READ.unrecognised);
    expect(rig.poller.latest).toBeUndefined();
  });

  it('as a line without end ends it as well', async () => {
    const qmp = await FakeQmp.start(() => 'x'.repeat(17_000_000));
    await using rig = new Rig(qmp);
    await rig.problem(NOT_READ.tooLarge);
  });

  it.each([
    [-1],
    [1.5],
    ['18446744073709551616'],
    ['abc'],
    [null],
    [{}],
    [[]],
    [[1, 'x']],
    [[1, 2]],
  ])('as a figure leaves out that statistic: %j', async (value) => {
    await using rig = new Rig(await FakeQmp.start(asQemu(stats(value))));
    expect(figuresOf(await rig.answerAfter(undefined))).toEqual({});
  });
});
