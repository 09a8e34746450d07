import type { HostProbe } from '../../ports/host-probe.ts';
import type { ProductFacts } from '../facts.ts';

/** Where the product keeps its things, and what this process is. */
export interface ProductPlaces {
  readonly socketPath: string;
  readonly stateDir: string;
  readonly folders: ProductFacts['folders'];
  readonly isAgent: boolean;
}

export async function gatherProduct(
  probe: HostProbe,
  { socketPath, stateDir, folders, isAgent }: ProductPlaces,
): Promise<ProductFacts> {
  const isRoot = probe.uid === 0;
  const [token, state, fuseDevice, hasMountProgram] = await Promise.all([
    probe.mayOpen(`${socketPath}.token`, 'read'),
    probe.mayOpen(stateDir, 'write'),
    probe.mayOpen('/dev/fuse', 'write'),
    probe.hasProgram(isRoot ? 'mount' : 'fusermount3'),
  ]);
  const isClosed = token.kind === 'failed' && token.errno !== ENOENT;
  return {
    socketPath,
    stateDir,
    folders,
    agent: isAgent ? 'self' : isClosed ? 'closed' : 'none',
    state,
    fuseDevice,
    hasMountProgram,
  };
}

const ENOENT = 2;
