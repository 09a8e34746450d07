import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { dirname } from 'node:path';

const SOCKET_MODE = 0o660;

/** The address cannot be used; the message is ready to be shown. */
export class SocketError extends Error {
  override readonly name = 'SocketError';
}

/**
 * Serves HTTP on a Unix socket, mode 0660, and takes the socket away at the end.
 * @throws SocketError when another agent listens there, or the path cannot be bound.
 */
export async function serveOnSocket(
  socketPath: string,
  listener: RequestListener,
): Promise<AsyncDisposable> {
  await removeStaleSocket(socketPath);
  mkdirSync(dirname(socketPath), { recursive: true });
  const server = createServer(listener);
  // Frames are one answer that never ends; Node would cut it after 300 s.
  server.requestTimeout = 0;
  await listen(server, socketPath);
  chmodSync(socketPath, SOCKET_MODE);
  return {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(socketPath, { force: true });
    },
  };
}

function listen(server: Server, socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new SocketError(`Cannot listen at ${socketPath}: ${cause.message}`, { cause }));
    });
    server.listen(socketPath, () => resolve());
  });
}

/** A socket left behind by an agent that was killed refuses connections; one that accepts belongs to a living agent. */
async function removeStaleSocket(socketPath: string): Promise<void> {
  if (!existsSync(socketPath)) return;
  const alive = await new Promise<boolean>((resolve) => {
    const probe = connect(socketPath);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
  if (alive) {
    throw new SocketError(`Another agent is listening at ${socketPath}; stop it, or choose --socket`);
  }
  rmSync(socketPath, { force: true });
}
