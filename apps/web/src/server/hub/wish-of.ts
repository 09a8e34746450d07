import { processOfPath, type SchemaIndex } from '@statsfs/core/model';
import type { AgentWish } from './agent-interest.ts';
import type { Viewer } from './viewer.ts';

/** Processes that one host is asked to look into. */
const MAX_PROCESSES = 64;

/** What viewers look at: each file as often as whoever wants it most often. */
export function wishOf(index: SchemaIndex, viewers: Iterable<Viewer>, baseMs: number): AgentWish {
  const wanted = new Map<number, number>();
  const processes = new Set<number>();
  for (const viewer of viewers) {
    for (const path of viewer.paths) {
      const process = processOfPath(path);
      if (process !== undefined && processes.size < MAX_PROCESSES) processes.add(process);
      // A browser's own spelling: what is no path of the tree is not found there.
      const value = index.resolvePath(path as Parameters<SchemaIndex['resolvePath']>[0]);
      if (value === undefined) continue;
      const { file } = value.value;
      const intervalMs = viewer.intervalMsOf(path) ?? baseMs;
      wanted.set(file, Math.min(intervalMs, wanted.get(file) ?? intervalMs));
    }
  }
  const byInterval = new Map<number, number[]>();
  for (const [file, intervalMs] of wanted) {
    const files = byInterval.get(intervalMs);
    if (files === undefined) byInterval.set(intervalMs, [file]);
    else files.push(file);
  }
  const wants = [...byInterval].map(([intervalMs, files]) => ({
    intervalMs,
    files: files.sort((a, b) => a - b),
  }));
  return { epoch: index.schema.epoch, wants, processes: [...processes].sort((a, b) => a - b) };
}
