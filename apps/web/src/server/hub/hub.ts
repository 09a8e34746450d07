import 'server-only';
import { randomUUID } from 'node:crypto';
import { readEnv } from '../../env.ts';
import { processWide } from '../process-wide.ts';
import { appendAudit } from '../store/audit.ts';
import { getDatabase } from '../store/database.ts';
import { loadRestarts, saveRestarts } from '../store/restarts.ts';
import { type ForeignClear, HostHub } from './host-hub.ts';

/** All hosts that this web app shows. */
export class Hub {
  readonly local: HostHub;

  constructor(socketPath: string) {
    this.local = new HostHub(socketPath, (clear) => this.#audit(this.local, clear), {
      load: () => loadRestarts(getDatabase(), this.local.name),
      save: (noted) => saveRestarts(getDatabase(), this.local.name, noted),
    });
  }

  hosts(): readonly HostHub[] {
    return [this.local];
  }

  /** Figures are not told with a clear that this web app did not ask for. */
  #audit(host: HostHub, { actor, paths, files }: ForeignClear): void {
    const atMs = Date.now();
    const request = randomUUID();
    const entries = paths.map((path, at) => ({
      atMs,
      host: host.name,
      actor,
      // Over the agent's socket, which is on the host itself.
      address: '',
      request,
      path,
      file: files[at] ?? '',
      result: 'done',
      reason: '',
      before: '',
      after: '',
    }));
    appendAudit(getDatabase(), entries);
  }

  /** `local` names this machine's own agent whatever its host name. */
  find(name: string): HostHub | undefined {
    return (
      this.hosts().find((host) => host.name === name) ?? (name === 'local' ? this.local : undefined)
    );
  }
}

/** What the audit calls a host: by the name it has itself, also where it is asked for as `local`, or known no more. */
export const auditName = (name: string): string => getHub().find(name)?.name ?? name;

/** The hub, listening from its first use on. */
export const getHub = (): Hub =>
  processWide('hub', () => {
    const hub = new Hub(readEnv().socketPath);
    hub.local.start();
    // What is kept in one go every half second is not lost with the last of them.
    process.once('exit', () => hub.local[Symbol.dispose]());
    return hub;
  });
