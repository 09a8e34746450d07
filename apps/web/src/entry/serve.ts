/* The web app as a process of its own: `statsfs web` and `statsfs up` start it, and are told when it listens. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { readEnv } from '../env.ts';
import { type Certificate, listen } from '../listen/listen.ts';

/** This file is built to dist/. */
const APP = fileURLToPath(new URL('..', import.meta.url));

/** Live streams never end by themselves; browsers reconnect anyway. */
const STOP_GRACE_MS = 500;

// What it writes, its database above all, is for its own user.
process.umask(0o077);

function readCertificate(tls: ReturnType<typeof readEnv>['tls']): Certificate | undefined {
  return tls && { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) };
}

const { host, port, tls, trust } = readEnv();
const certificate = readCertificate(tls);
const app = next({ dev: false, dir: APP, hostname: host, port });
await app.prepare();
const server = await listen(app.getRequestHandler(), { host, port, certificate, trust });
process.send?.('listening');

function stop(): void {
  server.close(() => process.exit(0));
  setTimeout(() => {
    server.closeAllConnections();
    process.exit(0);
  }, STOP_GRACE_MS).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// Whoever started us has gone without a word.
process.once('disconnect', stop);
