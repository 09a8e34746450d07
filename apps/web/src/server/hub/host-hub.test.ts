import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDescriptor,
  LOCKDOWN,
  NOT_READ,
  READ_OK,
  Readings,
  SchemaBuilder,
  setInteger,
} from '@statsfs/core/model';
import { countOf } from '@statsfs/core/units';
import { type SweepHeader, type WireEvent, WireWriter } from '@statsfs/core/wire';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent, LiveMark } from '../../trpc/live-event.ts';
import { type ForeignClear, HostHub } from './host-hub.ts';

const TOKEN = 'token-of-the-test';
const NS_PER_S = 1_000_000_000n;

const requests = createDescriptor('requests', { kind: 'cumulative', unit: countOf('requests') });

/** The far end of the socket: a run of an agent whose sweeps the test makes, with frames as the real one writes them. */
class Publisher {
  readonly #writer = new WireWriter();
  readonly #builder: SchemaBuilder;
  readonly #current = new Readings();
  readonly #sent = new Readings();
  readonly #server: Server;
  readonly #wallOffsetS: number;
  #response: ServerResponse | undefined;
  #header: SweepHeader;
  /** What it says of its rights; undefined: it does not answer. */
  allowClear: boolean | undefined;
  /** Whether who joins gets the schema only, as when the rest is still on its way. */
  holdsKeyframe = false;
  /** Readers that named a place and were given only what comes after it. */
  resumed = 0;

  constructor(socketPath: string, epoch: string, atS: number, bootId = 'boot', wallS = atS) {
    this.#wallOffsetS = wallS - atS;
    this.#builder = new SchemaBuilder(epoch, { name: 'orion', kernel: '6.18', bootId });
    const value = { source: ['demo'], descriptor: requests, firstSlot: 0, sets: [] };
    const file = { path: '/mnt/demo/requests', filesystem: 'demo', mode: 0o644, slotCount: 1 };
    this.#builder.addFile({ ...file, values: [value] });
    this.#builder.commit();
    this.#current.grow(1, 1);
    this.#sent.grow(1, 1);
    this.#header = this.#headerAt(1, atS);
    this.#server = createServer((request, response) => {
      if (request.headers.authorization !== `Bearer ${TOKEN}`) {
        response.writeHead(401).end();
      } else if (request.url?.startsWith('/frames') === true) {
        response.writeHead(200);
        const { schema } = this.#builder;
        const { epoch, generation } = schema;
        if (request.url === `/frames?epoch=${epoch}&generation=${generation}`) this.resumed++;
        else response.write(this.#writer.schema(schema));
        this.#response = response;
        if (!this.holdsKeyframe) this.keyframe();
      } else if (
        request.url?.startsWith('/trpc/describe') === true &&
        this.allowClear !== undefined
      ) {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({ result: { data: { allowClear: this.allowClear, clearOnly: [] } } }),
        );
      } else {
        response.writeHead(404).end();
      }
    });
    this.#server.listen(socketPath);
  }

  keyframe(): void {
    const { schema } = this.#builder;
    const [header, sent] = [this.#header, this.#sent];
    this.#response?.write(this.#writer.keyframe({ schema, header, sent, filesRead: [] }));
  }

  /** @param afterUs how long after the sweep began the file was read. */
  sweep(atS: number, count: bigint, afterUs = 0): void {
    setInteger(this.#current.words, 0, count);
    this.#current.readUs[0] = atS * 1e6 + afterUs;
    this.#tell(atS, READ_OK);
  }

  /** @param status why a sweep read nothing. */
  fail(atS: number, status: number): void {
    this.#tell(atS, status);
  }

  #tell(atS: number, status: number): void {
    this.#header = this.#headerAt(this.#header.sequence + 1, atS);
    this.#current.status[0] = status;
    const { schema } = this.#builder;
    const [current, sent] = [this.#current, this.#sent];
    this.#response?.write(
      this.#writer.delta({ schema, header: this.#header, current, sent, filesRead: [0] }),
    );
  }

  clear(atS: number): void {
    const monotonicNs = BigInt(atS) * NS_PER_S;
    const event = { kind: 'clear', monotonicNs, wallNs: monotonicNs, actor: 'somebody' } as const;
    this.#response?.write(this.#writer.event({ ...event, values: [0] }));
  }

  event(event: WireEvent): void {
    this.#response?.write(this.#writer.event(event));
  }

  /** The connection breaks, the agent stays. */
  hangUp(): void {
    this.#response?.destroy();
  }

  babble(): void {
    this.#response?.write('this is no frame at all');
  }

  #headerAt(sequence: number, atS: number): SweepHeader {
    return {
      sequence,
      monotonicNs: BigInt(atS) * NS_PER_S,
      wallNs: BigInt(atS + this.#wallOffsetS) * NS_PER_S,
      sweepUs: 1,
      cpuPermyriad: 1,
      intervalMs: 3000,
      wantedMs: 1000,
      budgetPermyriad: 200,
    };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

let folder: string;
let socketPath: string;
let hub: HostHub;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'statsfs-hub-'));
  socketPath = join(folder, 'agent.sock');
  writeFileSync(`${socketPath}.token`, `${TOKEN}\n`);
  hub = new HostHub(socketPath);
  hub.start();
});

afterEach(() => {
  hub[Symbol.dispose]();
  rmSync(folder, { recursive: true });
});

const until = (condition: () => void): Promise<void> =>
  vi.waitFor(condition, { timeout: 5000, interval: 5 });
const condition = (): string => hub.state(true).condition;
const sweptS = (): number => hub.state(true).sweepAtUs / 1e6;

function history(): { readonly at: number[]; readonly marks: readonly string[] } {
  const value = hub.index?.resolve(0);
  const slice = value === undefined ? undefined : hub.series(value, 3600);
  return {
    at: [...(slice?.atUs ?? [])].map((us) => us / 1e6),
    marks: (slice?.marks ?? []).map(({ kind }) => kind),
  };
}

describe('the hub of a host', () => {
  it('is offline until an agent is there, then live with its schema', async () => {
    expect(condition()).toBe('offline');
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    expect(hub.state(true)).toMatchObject({ name: 'orion', epoch: 'first', values: 1, reason: '' });
    await agent.stop();
  });

  it('tells how often the agent sweeps and what it may cost', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    expect(hub.state(true)).toMatchObject({
      intervalMs: 3000,
      wantedMs: 1000,
      budgetPermyriad: 200,
    });
    await agent.stop();
  });

  it('counts what cannot be read, but not what nobody has asked for', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    agent.fail(101, LOCKDOWN);
    await until(() => expect(sweptS()).toBe(101));
    expect(hub.state(true).unreadable).toEqual([{ reason: 'kernel lockdown', count: 1 }]);
    agent.fail(102, NOT_READ.notAsked);
    await until(() => expect(sweptS()).toBe(102));
    expect(hub.state(true).unreadable).toEqual([]);
    await agent.stop();
  });

  it('goes stale when the agent goes, keeps what it knew, and is live again with a gap and no sample twice', async () => {
    const first = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    first.sweep(101, 5n);
    first.sweep(102, 6n);
    await until(() => expect(sweptS()).toBe(102));
    await first.stop();
    await until(() => expect(condition()).toBe('stale'));
    expect(hub.state(true).reason).not.toBe('');
    expect(history().at).toEqual([101, 102]);

    const second = new Publisher(socketPath, 'second', 110);
    await until(() =>
      expect(hub.state(true)).toMatchObject({ condition: 'live', epoch: 'second' }),
    );
    second.sweep(111, 9n);
    await until(() => expect(sweptS()).toBe(111));
    expect(history()).toEqual({ at: [101, 102, 111], marks: ['gap'] });
    await second.stop();
  });

  it('goes on from where it was when only the connection broke, without the schema', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    agent.allowClear = true;
    await until(() => expect(condition()).toBe('live'));
    agent.sweep(101, 5n);
    await until(() => expect(sweptS()).toBe(101));
    agent.hangUp();
    await until(() => expect(condition()).toBe('stale'));
    expect(hub.state(true).canClear).toBe(false);
    await until(() => expect(condition()).toBe('live'));
    await until(() => expect(hub.state(true).canClear).toBe(true));
    agent.sweep(103, 6n);
    await until(() => expect(history()).toEqual({ at: [101, 103], marks: ['gap'] }));
    expect(agent.resumed).toBe(1);
    await agent.stop();
  });

  it('remembers that something else is behind a value, and tells viewers', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    const viewer = hub.open(['demo/requests'], false);
    const events = viewer.events(new AbortController().signal);
    agent.sweep(101, 7n);
    await until(() => expect(sweptS()).toBe(101));
    const at = { monotonicNs: 102n * NS_PER_S, wallNs: 102n * NS_PER_S };
    agent.event({ kind: 'reset', ...at, reason: 'another one', values: [0] });
    agent.sweep(103, 9n);
    await until(() => expect(history()).toEqual({ at: [101, 103], marks: ['reset'] }));
    const marks: LiveMark[] = [];
    while (marks.length === 0) {
      const { value } = await events.next();
      if (value?.kind === 'sweep') marks.push(...value.marks);
    }
    expect(marks).toEqual([
      { kind: 'reset', atUs: 102e6, reason: 'another one', paths: ['demo/requests'] },
    ]);
    hub.close(viewer);
    await agent.stop();
  });

  it('tells that the wall clock was set, also to who comes later, and its axis does not step', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    agent.sweep(101, 7n);
    const at = { monotonicNs: 102n * NS_PER_S, wallNs: 99_999n * NS_PER_S };
    agent.event({ kind: 'clock', ...at, steppedUs: 99_897e6 });
    agent.sweep(103, 9n);
    await until(() => expect(history()).toEqual({ at: [101, 103], marks: [] }));
    const viewer = hub.open(['demo/requests'], false);
    const events = viewer.events(new AbortController().signal);
    expect((await events.next()).value).toMatchObject({ kind: 'hello' });
    expect((await events.next()).value).toMatchObject({
      marks: [{ kind: 'clock', atUs: 102e6, steppedUs: 99_897e6 }],
    });
    hub.close(viewer);
    await agent.stop();
  });

  it('drops a stream it cannot read and joins anew', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    agent.babble();
    await until(() => expect(condition()).toBe('stale'));
    await until(() => expect(condition()).toBe('live'));
    agent.sweep(103, 1n);
    await until(() => expect(history().at).toEqual([103]));
    await agent.stop();
  });

  it('tells viewers of a clear with its path, and remembers it', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    const viewer = hub.open(['demo/requests'], true);
    const seen: LiveEvent[] = [];
    const abort = new AbortController();
    const watching = (async () => {
      for await (const event of viewer.events(abort.signal)) seen.push(event);
    })();
    agent.sweep(101, 7n);
    await until(() =>
      expect(seen.flatMap((event) => ('samples' in event ? event.samples : []))).toContainEqual({
        path: 'demo/requests',
        atUs: 101e6,
        status: 0,
        cells: ['7'],
      }),
    );
    agent.clear(102);
    await until(() =>
      expect(seen.flatMap((event) => ('marks' in event ? event.marks : []))).toContainEqual({
        kind: 'clear',
        atUs: 102e6,
        actor: 'somebody',
        paths: ['demo/requests'],
      }),
    );
    agent.sweep(103, 0n);
    await until(() => expect(history()).toEqual({ at: [101, 103], marks: ['clear'] }));
    abort.abort();
    await watching;
    hub.close(viewer);
    expect(hub.look(viewer.id, [])).toBe(false);
    await agent.stop();
  });

  it('tells of what somebody else cleared', async () => {
    const clears: ForeignClear[] = [];
    hub[Symbol.dispose]();
    hub = new HostHub(socketPath, (clear) => clears.push(clear));
    hub.start();
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    agent.clear(102);
    await until(() =>
      expect(clears).toEqual([
        { actor: 'somebody', paths: ['demo/requests'], files: ['/mnt/demo/requests'] },
      ]),
    );
    await agent.stop();
  });

  it('marks the gap after the last sample, though that was read after its sweep began', async () => {
    const first = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    first.sweep(101, 5n, 300);
    first.sweep(102, 6n, 300);
    await until(() => expect(sweptS()).toBe(102));
    await first.stop();
    await until(() => expect(condition()).toBe('stale'));
    const second = new Publisher(socketPath, 'second', 130);
    await until(() => expect(condition()).toBe('live'));
    second.sweep(131, 9n, 300);
    await until(() => expect(sweptS()).toBe(131));
    const value = hub.index?.resolve(0);
    const slice = value === undefined ? undefined : hub.series(value, 3600);
    const [gap] = slice?.marks ?? [];
    expect([...(slice?.atUs ?? [])]).toEqual([101_000_300, 102_000_300, 131_000_300]);
    expect(gap?.kind).toBe('gap');
    expect(gap?.atUs).toBeGreaterThanOrEqual(102_000_300);
    expect(gap?.atUs).toBeLessThan(131_000_300);
    await second.stop();
  });

  it('goes on over a reboot with the wall clock set back, with a gap and in order', async () => {
    const first = new Publisher(socketPath, 'first', 5000, 'boot', 90_000);
    await until(() => expect(condition()).toBe('live'));
    first.sweep(5001, 5n);
    await until(() => expect(history().at).toEqual([90_001]));
    await first.stop();
    await until(() => expect(condition()).toBe('stale'));
    const second = new Publisher(socketPath, 'second', 10, 'next boot', 20);
    await until(() => expect(condition()).toBe('live'));
    second.sweep(11, 1n);
    await until(() => expect(history().at).toHaveLength(2));
    const { at, marks } = history();
    expect(at[1]).toBeGreaterThan(90_001);
    expect(marks).toEqual(['gap']);
    await second.stop();
  });

  it('shows what it knew until the keyframe of a new connection has come', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    agent.sweep(101, 7n);
    await until(() => expect(sweptS()).toBe(101));
    const seen = (): readonly string[] => {
      const viewer = hub.open(['demo/requests'], false);
      hub.close(viewer);
      const value = hub.index?.resolve(0);
      const status = hub.readings.status[value?.value.file ?? -1];
      return [`${status}`, `${hub.readings.words[0]}`];
    };
    expect(seen()).toEqual(['0', '7']);
    agent.holdsKeyframe = true;
    agent.allowClear = true;
    agent.babble();
    await until(() => expect(condition()).toBe('stale'));
    // Rights are asked for once connected, so the schema has come, or comes with the next chunk.
    await until(() => expect(hub.state(true).canClear).toBe(true));
    expect(seen()).toEqual(['0', '7']);
    agent.keyframe();
    await until(() => expect(condition()).toBe('live'));
    expect(seen()).toEqual(['0', '7']);
    expect(history().at).toEqual([101]);
    await agent.stop();
  });

  it('shows one who comes while the agent is away what it knew', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    agent.sweep(101, 7n);
    await until(() => expect(sweptS()).toBe(101));
    await agent.stop();
    await until(() => expect(condition()).toBe('stale'));
    const viewer = hub.open(['demo/requests', 'demo/nope'], false);
    const events = viewer.events(new AbortController().signal);
    expect((await events.next()).value).toMatchObject({ kind: 'hello', viewer: viewer.id });
    expect((await events.next()).value).toMatchObject({
      kind: 'sweep',
      host: { condition: 'stale' },
      samples: [{ path: 'demo/requests', atUs: 101e6, status: 0, cells: ['7'] }],
    });
    hub.close(viewer);
  });

  it('lets an operator clear for as long as an agent is there that may', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    agent.allowClear = true;
    await until(() => expect(hub.state(true).canClear).toBe(true));
    expect(hub.state(false).canClear).toBe(false);
    await agent.stop();
    await until(() => expect(condition()).toBe('stale'));
    expect(hub.state(true).canClear).toBe(false);
    const next = new Publisher(socketPath, 'second', 110);
    next.allowClear = false;
    await until(() => expect(condition()).toBe('live'));
    expect(hub.state(true).canClear).toBe(false);
    await next.stop();
  });

  it('lets nobody clear on an agent that did not say it may', async () => {
    const agent = new Publisher(socketPath, 'first', 100);
    await until(() => expect(condition()).toBe('live'));
    expect(hub.state(true).canClear).toBe(false);
    await agent.stop();
  });
});
