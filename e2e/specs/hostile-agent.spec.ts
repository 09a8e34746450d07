import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_FRAME_BYTES, WIRE_VERSION } from '@statsfs/core/wire';
import { freePort } from '../fixtures/free-port.ts';
import { type Nonsense, startHostileAgent } from '../fixtures/hostile-agent.ts';
import { startStatsfs } from '../fixtures/statsfs-process.ts';
import { expect, test } from '../fixtures/test.ts';
import { BrowserApp } from '../pages/browser-app.ts';

const TOKEN = 'operator-token-of-the-tests';
/**
 * It has some 130 MB when idle. The largest frame is 64 MiB, gathered in a buffer that grows, and the one before may not
 * be collected yet: 325 MB measured. What piled up with each attempt would soon be more.
 */
const MOST_BYTES = 400e6;
const ATTEMPTS = 4;
const [SCHEMA, SAMPLES, UNKNOWN] = [1, 3, 9];

/** A frame whose header says what it likes of its body. */
function frame(kind: number, body: readonly number[], announced = body.length): Uint8Array {
  const bytes = Buffer.alloc(8 + body.length);
  bytes.set([0x53, 0x46, WIRE_VERSION, kind]);
  bytes.writeUInt32LE(announced, 4);
  bytes.set(body, 8);
  return bytes;
}

const bytes = (sent: Uint8Array): Nonsense => ({ kind: 'bytes', bytes: sent });
/** Epoch, generation and host of a schema: all empty. */
const NOBODY = [0, 0, 0, 0, 0];
/** As a varint, 2^48. */
const HUGE = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40];

/** What is sent, and what viewers are told of it. */
const ATTACKS: readonly (readonly [sent: Nonsense, told: string])[] = [
  [bytes(Buffer.from('{"result":{}}')), 'Expected a statsfs frame, which begins with SF'],
  [bytes(frame(SCHEMA, [], 0xffff_ffff)), 'Frame of 4294967295 bytes'],
  [bytes(frame(SCHEMA, [...NOBODY, ...HUGE])), 'slot count'],
  [bytes(frame(SCHEMA, [...NOBODY, 0, 0xff, 0xff, 0xff, 0x07])), 'sets 16777215'],
  [bytes(frame(SCHEMA, [...NOBODY, 0, ...HUGE])), 'sets 281474976710656'],
  [bytes(frame(SCHEMA, [...HUGE, 0x78])), 'String of 281474976710656 bytes'],
  [bytes(frame(SAMPLES, HUGE)), 'Expected a schema first'],
  [bytes(frame(UNKNOWN, HUGE)), 'kind 9'],
];

/** The largest frame that may be, of zeros, and more of them without end. */
const FLOOD: Nonsense = { kind: 'endless', bytes: frame(SCHEMA, [], MAX_FRAME_BYTES) };

/** The most memory that a process ever had at once, in bytes. */
function mostMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

const childOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());

test('what takes the agent’s place and sends nonsense of any size costs little, and is told', async ({
  page,
}) => {
  const root = mkdtempSync(join(tmpdir(), 'statsfs-hostile-'));
  const socketPath = join(root, 'agent.sock');
  await using web = startStatsfs(
    ['web', '--port', String(await freePort()), '--socket', socketPath, '--state-dir', root],
    { STATSFS_TOKEN: TOKEN },
  );
  const { origin } = new URL(await web.line(/^http:/));
  const app = new BrowserApp(page, origin);
  await page.goto(`${origin}/#token=${TOKEN}`);
  {
    await using hostile = await startHostileAgent(socketPath, bytes(Buffer.from('?')));
    for (const [nonsense, told] of ATTACKS) {
      hostile.nonsense = nonsense;
      await expect(app.status).toContainText('The agent sent something unreadable');
      await expect(app.status).toContainText(told);
    }
    hostile.nonsense = FLOOD;
    await expect.poll(hostile.asked).toBeGreaterThan(ATTEMPTS);
  }
  expect(mostMemory(childOf(web.child.pid ?? 0))).toBeLessThan(MOST_BYTES);

  await using agent = startStatsfs(['agent', '--only', 'cpu', '--socket', socketPath]);
  await agent.line(/^Agent of /);
  await expect(app.status).toHaveText(/^Live/);
  rmSync(root, { recursive: true, force: true });
});
