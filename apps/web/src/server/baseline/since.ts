import { hasRate, type SchemaIndex } from '@statsfs/core/model';
import type { Since } from '../../trpc/since.ts';
import type { Restart } from './restarts.ts';
import { keysOf, type Snapshot } from './snapshot.ts';

/** What the figures of a baseline are compared with. */
export interface Host {
  readonly index: SchemaIndex;
  readonly restartOf: (path: string) => Restart | undefined;
  /** When the host was booted, in µs on the hub's axis. */
  readonly bootUs: number;
}

/** What a value is to be counted from, given a baseline that was set some time ago. */
export function sinceOf({ epoch, bootId, values }: Snapshot, path: string, host: Host): Since {
  const { index } = host;
  // A browser's own spelling: what is no path of the tree is not found there.
  const value = index.resolvePath(path as Parameters<SchemaIndex['resolvePath']>[0]);
  const kept = values.get(path);
  if (value === undefined || kept === undefined) return { kind: 'none', why: 'not-kept' };
  if (epoch === index.schema.epoch && kept.value !== value.index)
    return { kind: 'none', why: 'was-away' };
  const isTable = value.descriptor.keys.length > 0;
  const keys = isTable ? keysOf(index, value) : undefined;
  if (bootId !== index.schema.host.bootId && hasRate(value.descriptor.kind)) {
    const cells = zeros(keys?.length ?? 1);
    return { kind: 'from', atUs: host.bootUs, cells, restart: { why: 'booted', by: '' } };
  }
  const restart = host.restartOf(path);
  if (restart !== undefined && restart.atUs >= kept.atUs) {
    const { atUs, why, by, from } = restart;
    const count = keys?.length ?? 1;
    // Cells that came later have nothing before them.
    const cells = from?.length === count ? from : zeros(count);
    return { kind: 'from', atUs, cells, restart: { why, by } };
  }
  if (keys === undefined) return { kind: 'from', atUs: kept.atUs, cells: kept.cells };
  const cellOf = new Map(kept.keys?.map((key, cell) => [key, kept.cells[cell] ?? null]));
  return { kind: 'from', atUs: kept.atUs, cells: keys.map((key) => cellOf.get(key) ?? null) };
}

const zeros = (count: number): string[] => new Array<string>(count).fill('0');
