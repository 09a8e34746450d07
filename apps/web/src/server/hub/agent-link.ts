import { request } from 'node:http';
import type { StreamPlace } from '@statsfs/core/wire';
import { readAgentToken } from './agent-token.ts';

/** Pauses between attempts to reach the agent: quick at first, since it is on this machine and restarts in half a second. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

export interface AgentLinkListener {
  /** What to name to the agent, so that it goes on from there; undefined for a reader that has nothing yet. */
  place(): StreamPlace | undefined;
  /** Connected: what follows starts with a schema, or with what was missed since `place`. */
  onJoined(): void;
  /** @throws anything: the connection is dropped and made anew. */
  onChunk(chunk: Uint8Array): void;
  /** The connection ended or could not be made; it is tried again. */
  onAway(reason: string): void;
}

/** Reads the agent's frames from its socket for as long as the process lives, reconnecting when it goes away. */
export class AgentLink implements Disposable {
  readonly #socketPath: string;
  readonly #listener: AgentLinkListener;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #pauseMs = FIRST_PAUSE_MS;

  constructor(socketPath: string, listener: AgentLinkListener) {
    this.#socketPath = socketPath;
    this.#listener = listener;
  }

  start(): void {
    // Each outcome ends in #away, which tries again; connect itself does not reject.
    void this.#connect();
  }

  [Symbol.dispose](): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
  }

  async #connect(): Promise<void> {
    let token: string;
    try {
      token = await readAgentToken(this.#socketPath);
    } catch (error) {
      this.#away(error instanceof Error ? error.message : String(error));
      return;
    }
    const outgoing = request({
      socketPath: this.#socketPath,
      path: framesPath(this.#listener.place()),
      headers: { authorization: `Bearer ${token}` },
      signal: this.#abort.signal,
    });
    let over = false;
    const end = (reason: string): void => {
      if (over) return;
      over = true;
      outgoing.destroy();
      this.#away(reason);
    };
    outgoing.on('error', (error) => end(`The agent cannot be reached: ${error.message}`));
    outgoing.on('response', (response) => {
      if (response.statusCode !== 200) {
        end(
          `The agent refused us (HTTP ${response.statusCode}): its token changed, or another program has its socket`,
        );
        return;
      }
      this.#listener.onJoined();
      response.on('data', (chunk: Buffer) => {
        if (over) return;
        try {
          this.#listener.onChunk(chunk);
          // Only now: one that sends nothing but nonsense is not asked five times a second.
          this.#pauseMs = FIRST_PAUSE_MS;
        } catch (error) {
          end(
            `The agent sent something unreadable: ${error instanceof Error ? error.message : error}`,
          );
        }
      });
      response.on('close', () => end('The agent went away'));
    });
    outgoing.end();
  }

  #away(reason: string): void {
    if (this.#abort.signal.aborted) return;
    this.#listener.onAway(reason);
    this.#timer = setTimeout(() => void this.#connect(), this.#pauseMs);
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * this.#pauseMs);
  }
}

function framesPath(place: StreamPlace | undefined): string {
  if (place === undefined) return '/frames';
  const { epoch, generation } = place;
  return `/frames?${new URLSearchParams({ epoch, generation: String(generation) })}`;
}
