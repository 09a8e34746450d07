import type { Report } from './finding.ts';
import { type GatherParts, gatherFacts } from './gather/gather-facts.ts';
import { judgeHost } from './judge/judge-host.ts';

/** Looks at the host and says what is there, what is not, why, and what mends it. */
export async function examineHost(parts: GatherParts, nowMs: () => number): Promise<Report> {
  const atMs = nowMs();
  return { atMs, findings: judgeHost(await gatherFacts(parts)) };
}
