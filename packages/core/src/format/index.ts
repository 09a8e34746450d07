export type { FormatSpec } from './format-spec.ts';
export {
  type FileLayout,
  type LaidOutKey,
  type LaidOutValue,
  type LayoutOutcome,
  MAX_VALUES_PER_FILE,
} from './layout.ts';
export { layoutFile } from './layout-file.ts';
export { type Recognition, recogniseFormat } from './recognise-format.ts';
export { type ScanOutcome, scanFile } from './scan-file.ts';
export type { ScanPlan } from './scan-plan.ts';
