export { type MetricFamily, metricFamilies } from './metric-family.ts';
export {
  familyHead,
  hostLabels,
  type MetricSource,
  OPENMETRICS_END,
  OPENMETRICS_TYPE,
  valueSamples,
} from './write-metrics.ts';
