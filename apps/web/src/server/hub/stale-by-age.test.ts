import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptySchema, Readings } from '@statsfs/core/model';
import { WireWriter } from '@statsfs/core/wire';
import { afterEach, expect, it, vi } from 'vitest';
import { HostHub } from './host-hub.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Sockets are real; only the watch and its clock are the test's. */
it.each([
  ['as it was asked for', 1000],
  ['as the agent stretches it', 4000],
])(
  'W41 a host whose agent is connected and silent goes stale after three intervals, each %s',
  async (_, intervalMs) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const folder = mkdtempSync(join(tmpdir(), 'statsfs-age-'));
    const socketPath = join(folder, 'agent.sock');
    writeFileSync(`${socketPath}.token`, 'token');
    const writer = new WireWriter();
    const schema = emptySchema('epoch', { name: 'orion', kernel: '6.18', bootId: 'boot' });
    const header = {
      sequence: 1,
      monotonicNs: 1_000_000_000n,
      wallNs: 1_000_000_000n,
      sweepUs: 1,
      cpuPermyriad: 1,
      intervalMs,
      wantedMs: 1000,
      budgetPermyriad: 200,
    };
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/frames') !== true) {
        response.writeHead(404).end();
        return;
      }
      response.write(writer.schema(schema));
      response.write(writer.keyframe({ schema, header, sent: new Readings(), filesRead: [] }));
    });
    server.listen(socketPath);
    await once(server, 'listening');
    const hub = new HostHub(socketPath);
    hub.start();
    const DEADLINE = Date.now() + 5000;
    while (hub.state(true).condition !== 'live' && Date.now() < DEADLINE) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    vi.advanceTimersByTime(3 * intervalMs);
    expect(hub.state(true).condition).toBe('live');
    vi.advanceTimersByTime(1500);
    expect(hub.state(true)).toMatchObject({
      condition: 'stale',
      reason: 'The agent has stopped sweeping',
    });
    hub[Symbol.dispose]();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true });
  },
);
