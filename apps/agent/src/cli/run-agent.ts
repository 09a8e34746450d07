import { randomUUID } from 'node:crypto';
import { readHostIdentity } from '../node/host-identity.ts';
import { createToken, removeToken, writeToken } from '../node/token-file.ts';
import { serveOnSocket } from '../node/unix-socket.ts';
import { Mirror } from '../serve/mirror.ts';
import { createRequestListener } from '../serve/request-listener.ts';
import { SweepLink } from '../serve/sweep-link.ts';
import type { Config } from './config.ts';
import { say } from './say.ts';
import { untilStopped } from './signals.ts';
import { startSweepWorker } from './sweep-worker.ts';

const SWEEP_THREAD = new URL('./sweep-thread.mjs', import.meta.url);

/** `statsfs agent`: reads this host and serves it at the socket until told to stop. @returns the exit code. */
export async function runAgent(config: Config): Promise<number> {
  process.title = 'statsfs agent';
  const { socketPath, intervalMs, folders, only, allowClear } = config;
  const host = readHostIdentity();
  await using worker = startSweepWorker(SWEEP_THREAD, {
    epoch: randomUUID(),
    host,
    intervalMs,
    folders,
    only,
    allowClear,
  });
  const failed = new Promise<number>((resolve) => {
    worker.onFailure((error) => {
      say(`The sweep thread failed: ${error.stack ?? error.message}`);
      resolve(1);
    });
  });
  const link = new SweepLink(worker, say);
  const context = { link, mirror: new Mirror(link), allowClear };
  const token = createToken();
  await using _server = await serveOnSocket(socketPath, createRequestListener(token, context));
  // After the socket is ours: when another agent has it, its token must stay as it is.
  writeToken(socketPath, token);
  say(`Agent of ${host.name} at ${socketPath}${allowClear ? ', may clear' : ''}`);
  const code = await Promise.race([untilStopped(), failed]);
  removeToken(socketPath);
  return code;
}
