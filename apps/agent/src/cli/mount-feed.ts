import { followFrames } from '../node/follow-frames.ts';
import { readToken } from '../node/token-file.ts';
import { SweepLink } from '../serve/sweep-link.ts';
import type { ClearResult } from '../sweep/sweep-messages.ts';
import { type AgentClient, findAgent } from './agent-client.ts';
import { type Config, readsItself } from './config.ts';
import { openNetNamespaces } from './net-namespaces.ts';
import { say } from './say.ts';
import { sweepOptions } from './sweep-options.ts';
import { startSweepWorker } from './sweep-worker.ts';

const SWEEP_THREAD = new URL('./sweep-thread.mjs', import.meta.url);
const ACTOR = 'mount';

export interface FeedListener {
  readonly onFrames: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** What comes next begins with a schema. */
  readonly onAnew: () => void;
  readonly onFailure: (reason: string) => void;
}

/** Where the frames of a mount come from, and who clears. */
export interface MountFeed extends AsyncDisposable {
  readonly mayClear: boolean;
  start(listener: FeedListener): void;
  /** What came of it, a result for each file. */
  clear(path: string): Promise<readonly ClearResult[]>;
}

/** The running agent's, so that a host is read once however many look; without one, or with --fs, a sweep of our own. */
export async function openFeed(config: Config): Promise<MountFeed> {
  const agent = readsItself(config) ? undefined : await findAgent(config.socketPath);
  return agent === undefined ? openOwnSweep(config) : openAgent(agent, config.socketPath);
}

async function openAgent(agent: AgentClient, socketPath: string): Promise<MountFeed> {
  const { allowClear } = await agent.describe.query();
  const abort = new AbortController();
  return {
    mayClear: allowClear,
    start: ({ onFrames, onAnew }) => {
      const token = (): string | undefined => readToken(socketPath);
      followFrames({ socketPath, token, signal: abort.signal, onFrames, onJoined: onAnew });
    },
    clear: (path) => agent.clearRun.mutate({ paths: [path], actor: ACTOR, role: 'operator' }),
    async [Symbol.asyncDispose]() {
      abort.abort();
    },
  };
}

async function openOwnSweep(config: Config): Promise<MountFeed> {
  const { allowClear } = config;
  const namespaces = await openNetNamespaces(config.namespaces);
  const worker = startSweepWorker(SWEEP_THREAD, sweepOptions(config, namespaces.namespaces));
  const link = new SweepLink(worker, say);
  return {
    mayClear: allowClear.kind !== 'nothing',
    start: ({ onFrames, onFailure }) => {
      worker.onFailure((error) => onFailure(`The sweep thread failed: ${error.message}`));
      let hasJoined = false;
      // A copy: what is posted to the serving thread is given away, and the link hands out the same bytes to all.
      link.onFrames((bytes) => {
        if (hasJoined) onFrames(Uint8Array.from(bytes));
      });
      link.join((bytes) => {
        hasJoined = true;
        onFrames(Uint8Array.from(bytes));
      });
    },
    clear: (path) => link.clear({ paths: [path], actor: ACTOR }),
    async [Symbol.asyncDispose]() {
      await worker[Symbol.asyncDispose]();
      namespaces[Symbol.dispose]();
    },
  };
}
