import { groupIdOf } from '../node/group-id.ts';
import { openStatReader } from '../node/open-stat-reader.ts';
import { pageBytes } from '../node/page-size.ts';
import { createToken, removeToken, writeToken } from '../node/token-file.ts';
import { serveOnSocket } from '../node/unix-socket.ts';
import { Mirror } from '../serve/mirror.ts';
import { ProcessList } from '../serve/processes/process-list.ts';
import { createRequestListener } from '../serve/request-listener.ts';
import { SweepLink } from '../serve/sweep-link.ts';
import type { ClearAllowance } from '../sweep/clear/clear-allowance.ts';
import type { Config } from './config.ts';
import { agentDoctor } from './host-doctor.ts';
import { openNetNamespaces } from './net-namespaces.ts';
import { say } from './say.ts';
import { untilStopped } from './signals.ts';
import { sweepOptions } from './sweep-options.ts';
import { startSweepWorker } from './sweep-worker.ts';
import { UsageError } from './usage-error.ts';

const SWEEP_THREAD = new URL('./sweep-thread.mjs', import.meta.url);

/** `statsfs agent`: reads this host and serves it at the socket until told to stop. @returns the exit code. */
export async function runAgent(config: Config): Promise<number> {
  process.title = 'statsfs agent';
  const { socketPath, allowClear } = config;
  const groupId = socketGroupId(config);
  using namespaces = await openNetNamespaces(config.namespaces);
  const options = sweepOptions(config, namespaces.namespaces);
  const { host } = options;
  await using worker = startSweepWorker(SWEEP_THREAD, options);
  const failed = new Promise<number>((resolve) => {
    worker.onFailure((error) => {
      say(`The sweep thread failed: ${error.stack ?? error.message}`);
      resolve(1);
    });
  });
  const link = new SweepLink(worker, say);
  const mirror = new Mirror(link);
  const examine = agentDoctor(config, options, mirror);
  const processes = new ProcessList(openStatReader(), pageBytes());
  const context = { link, mirror, allowClear, examine, processes };
  const token = createToken();
  await using _server = await serveOnSocket(
    socketPath,
    createRequestListener(token, context),
    groupId,
  );
  // After the socket is ours: when another agent has it, its token must stay as it is.
  writeToken(socketPath, token, groupId);
  say(`Agent of ${host.name} at ${socketPath}${mayClearText(allowClear)}`);
  const code = await Promise.race([untilStopped(), failed]);
  removeToken(socketPath);
  return code;
}

function socketGroupId({ socketGroup }: Config): number | undefined {
  if (socketGroup === undefined) return undefined;
  const id = groupIdOf(socketGroup);
  if (id !== undefined) return id;
  throw new UsageError(
    `--socket-group is ${JSON.stringify(socketGroup)}, expected a group of this host or its number`,
  );
}

function mayClearText(allowance: ClearAllowance): string {
  switch (allowance.kind) {
    case 'nothing':
      return '';
    case 'everything':
      return ', may clear';
    case 'subsystems':
      return `, may clear ${allowance.names.join(', ')}`;
  }
}
