/*
 * A viewer beside 1,000 hostile connections: requests that are never finished, streams that are never read, and pages asked
 * for without end by nobody who is logged in. The tick of a stream that behaves, and what the web app takes of memory.
 */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { sayFigure } from './budget.ts';
import { MeasuredProduct } from './measured-product.ts';

const UNFINISHED = 600;
const UNREAD = 200;
const ASKING = 200;
const SECONDS = 40;
const INTERVAL_MS = 1000;

await using product = await MeasuredProduct.start((folder) => folder.write('hits', '5\n'));
const { url, token } = product;
const port = Number(new URL(url).port);
const input = encodeURIComponent(JSON.stringify({ host: 'local', paths: ['demo/hits'] }));
const stream = `/api/trpc/live.watch?input=${input}`;

/** The process that serves, which the command has started. */
function servingPid(): number {
  const parent = product.web.child.pid;
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
  return Number(children.trim().split(' ')[0]);
}
const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const sockets = new Set<Socket>();
let isOver = false;
/** Opens another as soon as one is hung up on. */
function hold(head: string, isRead: boolean): void {
  if (isOver) return;
  const socket = connect(port, '127.0.0.1');
  sockets.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => {
    sockets.delete(socket);
    setTimeout(() => hold(head, isRead), 100);
  });
  if (isRead) socket.resume();
  socket.write(head);
}

const ticks: number[] = [];
const abort = new AbortController();
const good = (async () => {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${stream}`, { headers, signal: abort.signal });
  const body = response.body ?? new ReadableStream<Uint8Array>();
  for await (const part of body) {
    const text = new TextDecoder().decode(part);
    if (text.includes('"sweep"')) ticks.push(performance.now());
  }
})().catch((error: unknown) => {
  if (!abort.signal.aborted) throw error;
});

const pid = servingPid();
const quietMb = residentMb(pid);
for (let i = 0; i < UNFINISHED; i++) hold(`GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: `, true);
const bearer = `authorization: Bearer ${token}`;
for (let i = 0; i < UNREAD; i++) {
  hold(`GET ${stream} HTTP/1.1\r\nhost: localhost\r\n${bearer}\r\n\r\n`, false);
}
for (let i = 0; i < ASKING; i++) {
  hold(`GET /host/local HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`, true);
}
let mostMb = 0;
let most = 0;
for (let second = 0; second < SECONDS; second++) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  mostMb = Math.max(mostMb, residentMb(pid));
  most = Math.max(most, sockets.size);
}
isOver = true;
abort.abort();
await good;
for (const socket of sockets) socket.destroy();

const gaps = ticks.slice(1).map((at, i) => at - (ticks[i] ?? at));
console.log(
  `${most} hostile connections at once, ${ticks.length} ticks, ${quietMb.toFixed(0)} MB before`,
);
sayFigure('longest tick of a viewer, in intervals', Math.max(...gaps) / INTERVAL_MS, 2, '×');
sayFigure('resident memory of the web app', mostMb, 300, 'MB');
