import 'server-only';
import { readEnv } from '../../env.ts';
import { processWide } from '../process-wide.ts';
import { HostHub } from './host-hub.ts';

/** All hosts that this web app shows. */
export class Hub {
  readonly local: HostHub;

  constructor(socketPath: string) {
    this.local = new HostHub(socketPath);
  }

  hosts(): readonly HostHub[] {
    return [this.local];
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
