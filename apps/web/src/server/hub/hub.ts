import 'server-only';
import { readEnv } from '../../env.ts';
import { processWide } from '../process-wide.ts';
import { appendAudit } from '../store/audit.ts';
import { getDatabase } from '../store/database.ts';
import { type ForeignClear, HostHub } from './host-hub.ts';

/** All hosts that this web app shows. */
export class Hub {
  readonly local: HostHub;

  constructor(socketPath: string) {
    this.local = new HostHub(socketPath, (clear) => this.#audit(this.local, clear));
  }

  hosts(): readonly HostHub[] {
    return [this.local];
  }

  /** Figures are not told with a clear that this web app did not ask for. */
  #audit(host: HostHub, { actor, paths, files }: ForeignClear): void {
    const atMs = Date.now();
    for (const [at, path] of paths.entries()) {
      const file = files[at] ?? '';
      const entry = { atMs, host: host.name, actor, path, file, result: 'done' };
      appendAudit(getDatabase(), { ...entry, before: '', after: '' });
    }
  }

  /** `local` names this machine's own agent whatever its host name. */
  find(name: string): HostHub | undefined {
    return (
      this.hosts().find((host) => host.name === name) ?? (name === 'local' ? this.local : undefined)
    );
  }
}

/** The hub, listening from its first use on. */
export const getHub = (): Hub =>
  processWide('hub', () => {
    const hub = new Hub(readEnv().socketPath);
    hub.local.start();
    return hub;
  });
