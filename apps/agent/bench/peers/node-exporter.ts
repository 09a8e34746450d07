import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Timed } from './asked-process.ts';
import { unpackPackages } from './unpacked-packages.ts';

const WAITS = 100;
const WAIT_MS = 100;

/** Prometheus' node exporter with its default collectors. @returns why not, as a sentence. */
export async function startNodeExporter(
  folder: string,
): Promise<(Disposable & { peer: { sweep: () => Promise<Timed> } }) | string> {
  const root = join(folder, 'node-exporter');
  const problem = unpackPackages(['prometheus-node-exporter'], root);
  if (problem !== undefined) return problem;
  const port = await freePort();
  const program = join(root, 'usr/bin/prometheus-node-exporter');
  const exporter = spawn(program, [`--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' });
  const agent = new Agent({ keepAlive: true });
  const sweep = () => scrape(port, agent);
  for (let waited = 0; waited < WAITS; waited++) {
    const timed = await sweep().catch(() => undefined);
    if (timed !== undefined) {
      return {
        peer: { sweep },
        [Symbol.dispose]: () => {
          agent.destroy();
          exporter.kill();
        },
      };
    }
    await pause(WAIT_MS);
  }
  exporter.kill();
  return 'prometheus-node-exporter does not answer';
}

/** One scrape over a connection that is kept, as Prometheus does. The text is counted after the clock has stopped. */
function scrape(port: number, agent: Agent): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const asked = request({ host: '127.0.0.1', port, path: '/metrics', agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const us = (performance.now() - start) * 1000;
        const lines = Buffer.concat(chunks).toString('latin1').split('\n');
        resolve({ us, values: lines.filter((line) => /^[^#]/.test(line)).length });
      });
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
