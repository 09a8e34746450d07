import type { FormatSpec } from './format-spec.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { layoutCpuTable } from './layout-cpu-table.ts';
import { layoutFlatKeyed } from './layout-flat-keyed.ts';
import { layoutNetDev } from './layout-net-dev.ts';
import { layoutProcStat } from './layout-proc-stat.ts';
import { layoutPsi } from './layout-psi.ts';
import { layoutRow } from './layout-row.ts';
import { layoutScalar } from './layout-scalar.ts';
import { linesOf } from './lines.ts';

/**
 * Finds out which values a file holds and how to scan it, once per file and again when its shape changes. Slow next to a
 * scan. The reason for `unrecognised` is a phrase for people, `empty` when there is nothing but blanks. Never throws.
 */
export function layoutFile(spec: FormatSpec, bytes: Uint8Array): LayoutOutcome {
  if (linesOf(bytes).next().done === true) return unrecognised('empty');
  switch (spec.kind) {
    case 'scalar':
      return layoutScalar(bytes);
    case 'flat-keyed':
      return layoutFlatKeyed(bytes);
    case 'cpu-table':
      return layoutCpuTable(bytes);
    case 'proc-stat':
      return layoutProcStat(bytes);
    case 'psi':
      return layoutPsi(bytes);
    case 'net-dev':
      return layoutNetDev(bytes);
    case 'row':
      return layoutRow(bytes, spec.columns);
  }
}
