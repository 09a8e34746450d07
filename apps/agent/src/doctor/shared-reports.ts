import type { Report } from './finding.ts';

/** A report is as good as new for so long: looking costs some hundred system calls and a process for each FUSE mount. */
const FRESH_MS = 2_000;

/** Reports for many who ask at a time, from one look. */
export function sharedReports(
  examine: () => Promise<Report>,
  nowMs: () => number,
): () => Promise<Report> {
  let last: { readonly atMs: number; readonly report: Promise<Report> } | undefined;
  return () => {
    if (last !== undefined && nowMs() - last.atMs < FRESH_MS) return last.report;
    const report = examine();
    last = { atMs: nowMs(), report };
    // One that failed is no answer for the next who asks.
    report.catch(() => {
      if (last?.report === report) last = undefined;
    });
    return report;
  };
}
