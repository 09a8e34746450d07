import { chmodSync, chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { dirname } from 'node:path';

const SOCKET_MODE = 0o660;
/** sun_path has 108, one of them the end. Node binds the beginning of a longer path without a word. */
const MAX_SOCKET_PATH_BYTES = 107;

/** The address cannot be used; the message is ready to be shown. */
export class SocketError extends Error {
  override readonly name = 'SocketError';
}

/**
 * Serves HTTP on a Unix socket, mode 0660, and takes the socket away at the end.
 * @param groupId whose socket it becomes; our own group without it.
 * @throws SocketError when another agent listens there, or the path cannot be bound.
 */
export async function serveOnSocket(
  socketPath: string,
  listener: RequestListener,
  groupId?: number,
): Promise<AsyncDisposable> {
  await makeRoom(socketPath);
  const server = createServer(listener);
  // Frames are one answer that never ends; Node would cut it after 300 s.
  server.requestTimeout = 0;
  await listen(server, socketPath);
  if (groupId !== undefined) giveToGroup(socketPath, groupId);
  chmodSync(socketPath, SOCKET_MODE);
  return {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(socketPath, { force: true });
    },
  };
}

function giveToGroup(socketPath: string, groupId: number): void {
  try {
    chownSync(socketPath, process.geteuid?.() ?? 0, groupId);
  } catch (cause) {
    rmSync(socketPath, { force: true });
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new SocketError(`Cannot give ${socketPath} to group ${groupId}: ${detail}`, { cause });
  }
}

async function makeRoom(socketPath: string): Promise<void> {
  if (Buffer.byteLength(socketPath) > MAX_SOCKET_PATH_BYTES) {
    const expected = `expected a path of up to ${MAX_SOCKET_PATH_BYTES} bytes`;
    throw new SocketError(`Cannot listen at ${socketPath}: ${expected}; choose --socket`);
  }
  try {
    await removeStaleSocket(socketPath);
    mkdirSync(dirname(socketPath), { recursive: true });
  } catch (cause) {
    if (cause instanceof SocketError || !(cause instanceof Error)) throw cause;
    throw new SocketError(`Cannot listen at ${socketPath}: ${cause.message}`, { cause });
  }
}

function listen(server: Server, socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new SocketError(`Cannot listen at ${socketPath}: ${cause.message}`, { cause }));
    });
    server.listen(socketPath, () => resolve());
  });
}

/**
 * A socket left behind by an agent that was killed refuses connections; one that accepts belongs to a living agent.
 * Anything else at that path is somebody's, and stays.
 */
async function removeStaleSocket(socketPath: string): Promise<void> {
  const standing = lstatSync(socketPath, { throwIfNoEntry: false });
  if (standing === undefined) return;
  if (!standing.isSocket()) {
    throw new SocketError(`Cannot listen at ${socketPath}: something that is no socket is there`);
  }
  const answer = await knock(socketPath);
  if (answer === 'accepted') {
    throw new SocketError(
      `Another agent is listening at ${socketPath}; stop it, or choose --socket`,
    );
  }
  if (answer !== 'ECONNREFUSED' && answer !== 'ENOENT') {
    throw new SocketError(
      `Cannot tell whether an agent is listening at ${socketPath} (${answer}); choose --socket`,
    );
  }
  rmSync(socketPath, { force: true });
}

/** @returns 'accepted', or the name of the errno. */
function knock(socketPath: string): Promise<string> {
  return new Promise((resolve) => {
    const probe = connect(socketPath);
    probe.once('connect', () => {
      probe.destroy();
      resolve('accepted');
    });
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}
