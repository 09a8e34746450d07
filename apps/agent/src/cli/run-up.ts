import { type ChildProcess, spawn } from 'node:child_process';
import type { Config } from './config.ts';
import { say } from './say.ts';
import { untilStopped } from './signals.ts';
import { CommandError } from './usage-error.ts';
import { webOwner } from './web-owner.ts';
import { startWeb } from './web-process.ts';

/** An agent that ends sooner than this after its start has something that a restart does not mend. */
const MIN_LIFE_MS = 2_000;
const RESTART_PAUSE_MS = 500;
const EXIT_USAGE = 2;

/**
 * `statsfs up`: agent and web app side by side, the link once both answer. An agent that is killed is started again, so
 * that viewers see it stale for a moment and not for good; when the web app ends, everything does.
 */
export async function runUp(config: Config, argv: readonly string[]): Promise<number> {
  process.title = 'statsfs up';
  const stopped = untilStopped();
  const agent = superviseAgent([...forWeb(config), ...argv]);
  try {
    const web = await Promise.race([startWeb(config), agent.failed]);
    say('Open this link; it logs in once:');
    process.stdout.write(`${web.link}\n`);
    const ended = Promise.race([stopped, web.ended, agent.failed]);
    return await ended.finally(() => web.stop());
  } finally {
    await agent.stop();
  }
}

/** A web app that runs as another user must reach the agent's socket. */
function forWeb(config: Config): string[] {
  const owner = webOwner(config);
  return owner === undefined || config.socketGroup !== undefined
    ? []
    : ['--socket-group', String(owner.gid)];
}

interface SupervisedAgent {
  /** Rejects when restarting does not help. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

function superviseAgent(argv: readonly string[]): SupervisedAgent {
  let child: ChildProcess | undefined;
  let stopping = false;
  let ended: Promise<void> = Promise.resolve();
  const failed = new Promise<never>((_, reject) => {
    const start = (): void => {
      const startedMs = Date.now();
      const script = process.argv[1] ?? '';
      const started = spawn(process.execPath, [script, 'agent', ...argv], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child = started;
      ended = new Promise((resolve) => {
        started.once('exit', (code, signal) => {
          resolve();
          if (stopping) return;
          if (code === EXIT_USAGE || Date.now() - startedMs < MIN_LIFE_MS) {
            reject(new CommandError(`The agent ended with ${signal ?? code ?? 'an error'}`));
            return;
          }
          say(`The agent ended (${signal ?? `exit code ${code}`}); starting it again`);
          setTimeout(() => {
            if (!stopping) start();
          }, RESTART_PAUSE_MS);
        });
      });
    };
    start();
  });
  // Nobody may be waiting for it while the web app still starts.
  failed.catch(() => undefined);
  return {
    failed,
    async stop() {
      stopping = true;
      child?.kill('SIGTERM');
      await ended;
    },
  };
}
