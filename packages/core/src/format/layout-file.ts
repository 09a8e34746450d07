import type { FormatSpec } from './format-spec.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { layoutBucketRows } from './layout-bucket-rows.ts';
import { layoutColumns } from './layout-columns.ts';
import { layoutCpuTable } from './layout-cpu-table.ts';
import { layoutFlatKeyed } from './layout-flat-keyed.ts';
import { layoutHeaderPairs } from './layout-header-pairs.ts';
import { layoutIndented } from './layout-indented.ts';
import { layoutKvmStats } from './layout-kvm-stats.ts';
import { layoutLines } from './layout-lines.ts';
import { layoutMetricfs } from './layout-metricfs.ts';
import { layoutNestedKeyed } from './layout-nested-keyed.ts';
import { layoutNetDev } from './layout-net-dev.ts';
import { layoutProcPidStat } from './layout-proc-pid-stat.ts';
import { layoutProcStat } from './layout-proc-stat.ts';
import { layoutPsi } from './layout-psi.ts';
import { layoutQemuCmdline } from './layout-qemu-cmdline.ts';
import { layoutRow } from './layout-row.ts';
import { layoutScalar } from './layout-scalar.ts';
import { layoutStatsfs } from './layout-statsfs.ts';
import { layoutVector } from './layout-vector.ts';
import { linesOf } from './lines.ts';

/**
 * Finds out which values a file holds and how to scan it, once per file and again when its shape changes. Slow next to a
 * scan. The reason for `unrecognised` is a phrase for people, `empty` when there is nothing but blanks. Never throws.
 */
export function layoutFile(spec: FormatSpec, bytes: Uint8Array): LayoutOutcome {
  if (!mayBeBlank(spec) && linesOf(bytes).next().done === true) return unrecognised('empty');
  switch (spec.kind) {
    case 'scalar':
      return layoutScalar(bytes);
    case 'flat-keyed':
      return layoutFlatKeyed(bytes);
    case 'cpu-table':
      return layoutCpuTable(bytes);
    case 'proc-pid-stat':
      return layoutProcPidStat(bytes);
    case 'proc-stat':
      return layoutProcStat(bytes);
    case 'psi':
      return layoutPsi(bytes);
    case 'net-dev':
      return layoutNetDev(bytes);
    case 'row':
      return layoutRow(bytes, spec.columns);
    case 'kvm-stats':
      return layoutKvmStats(bytes);
    case 'qemu-cmdline':
      return layoutQemuCmdline(bytes);
    case 'vector':
      return layoutVector(bytes, spec.key);
    case 'nested-keyed':
      return layoutNestedKeyed(bytes);
    case 'indented':
      return layoutIndented(bytes);
    case 'header-pairs':
      return layoutHeaderPairs(bytes);
    case 'columns':
      return layoutColumns(bytes, spec);
    case 'bucket-rows':
      return layoutBucketRows(bytes);
    case 'lines':
      return layoutLines(bytes, spec.lines);
    case 'metricfs':
      return layoutMetricfs(bytes, spec);
    case 'statsfs':
      return layoutStatsfs(bytes, spec);
  }
}

/** There a blank line may be a text, and nothing at all a table that has no rows. */
const mayBeBlank = ({ kind }: FormatSpec): boolean => kind === 'metricfs' || kind === 'statsfs';
