import { request } from 'node:http';

/** Pauses between attempts to reach the agent: quick at first, since it is on this machine and restarts in half a second. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

export interface FollowOptions {
  readonly socketPath: string;
  /** Read anew at each attempt: an agent that restarts has another one. */
  readonly token: () => string | undefined;
  readonly signal: AbortSignal;
  readonly onFrames: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** Connected: what follows begins with a schema. */
  readonly onJoined: () => void;
}

/** Reads an agent's frames for as long as nobody aborts, reconnecting when it goes away. */
export function followFrames(options: FollowOptions): void {
  let pauseMs = FIRST_PAUSE_MS;
  const again = (): void => {
    if (options.signal.aborted) return;
    const timer = setTimeout(connect, pauseMs);
    options.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
  };
  const connect = (): void => {
    const token = options.token();
    if (token === undefined) {
      again();
      return;
    }
    readOnce(options, token, {
      onJoined: () => {
        pauseMs = FIRST_PAUSE_MS;
        options.onJoined();
      },
      onEnd: again,
    });
  };
  connect();
}

/** One connection, from the request to its end. */
function readOnce(
  { socketPath, signal, onFrames }: FollowOptions,
  token: string,
  { onJoined, onEnd }: { readonly onJoined: () => void; readonly onEnd: () => void },
): void {
  const headers = { authorization: `Bearer ${token}` };
  const outgoing = request({ socketPath, path: '/frames', headers, signal });
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    outgoing.destroy();
    onEnd();
  };
  outgoing.on('error', end);
  outgoing.on('response', (response) => {
    if (response.statusCode !== 200) {
      end();
      return;
    }
    onJoined();
    response.on('data', (chunk: Buffer) => onFrames(Uint8Array.from(chunk)));
    response.on('error', end);
    response.on('close', end);
  });
  outgoing.end();
}
