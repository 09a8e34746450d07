import {
  counter,
  gauge,
  Histogram,
  histogram,
  log2Buckets,
  rows,
  Source,
  StatsTree,
  valueSet,
} from '@statsfs/core/publish';

const buckets = log2Buckets(20);
export const http = {
  requests: 0,
  open: 0,
  latency: new Histogram(buckets),
  byStatus: new Map<number, number>(),
};
type Http = typeof http;

const VALUES = valueSet([
  counter('requests', { description: 'Requests answered.' }),
  gauge('open'),
  histogram('latency_us', { buckets, get: (base: Http) => base.latency }),
  rows('by_status', {
    keys: [{ name: 'status', type: 'int' }],
    rows: (base: Http) => base.byStatus,
  }),
]);
export const tree = new StatsTree();
const myapp = tree.register(new Source('myapp').addAggregates(VALUES));
myapp.addSubordinate(new Source('http').add(VALUES, http));
