export { encodeWord } from './encoded-word.ts';
export { type FormatSpec, isOneValue, type LinePattern, mayBeEmpty } from './format-spec.ts';
export { linearBounds, log2Bounds } from './histogram-bounds.ts';
export {
  type FileLayout,
  type LaidOutKey,
  type LaidOutValue,
  type LayoutOutcome,
  MAX_VALUES_PER_FILE,
  type ToldMeaning,
} from './layout.ts';
export { layoutFile } from './layout-file.ts';
export { readKvmStatsId } from './layout-kvm-stats.ts';
export { unescapeMetricfs } from './metricfs-escape.ts';
export { parseStatsfsSchema, type StatsfsSchema } from './parse-statsfs-schema.ts';
export { readGuestName } from './qemu-guest-name.ts';
export { type Recognition, recogniseFormat } from './recognise-format.ts';
export { type ScanOutcome, scanFile } from './scan-file.ts';
export type { FilePart, ScanPlan } from './scan-plan.ts';
export type { ToldDescriptor } from './statsfs-metric.ts';
export { statsfsSchemaLines } from './statsfs-schema-lines.ts';
