import { BLOCK } from './block.ts';
import type { CatalogFile } from './catalog-entry.ts';
import { CPU } from './cpu.ts';
import { IRQ } from './irq.ts';
import { MEM } from './mem.ts';
import { NET } from './net.ts';
import { PRESSURE } from './pressure.ts';
import { SOFTIRQ } from './softirq.ts';

/** Every kernel file that we know. A new statistic is a line in one of these. */
export const CATALOG: readonly CatalogFile[] = [
  ...BLOCK,
  ...CPU,
  ...IRQ,
  ...MEM,
  ...NET,
  ...PRESSURE,
  ...SOFTIRQ,
];
