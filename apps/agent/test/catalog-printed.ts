import type { CatalogFile } from '../src/catalog/catalog-entry.ts';
import { CATALOG_SAMPLES } from './catalog-samples.ts';
import { readCorpus } from './corpus/read-corpus.ts';

const corpus = readCorpus();
const encoder = new TextEncoder();

/** What a kernel printed in a file of an entry. */
export interface Printed {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Every file of the corpus that an entry matches and no entry before it, or the sample that stands for them. */
export function printedFor(entry: CatalogFile, catalog: readonly CatalogFile[]): Printed[] {
  const before = catalog.slice(0, catalog.indexOf(entry)).map(({ file }) => pathRegExp(file));
  const own = pathRegExp(entry.file);
  const files = corpus.filter(
    ({ path }) => own.test(path) && !before.some((other) => other.test(path)),
  );
  const sample = CATALOG_SAMPLES[entry.file];
  if (sample !== undefined) return [{ path: entry.file, bytes: encoder.encode(sample) }];
  return files;
}

/** As the finder reads a pattern; the corpus names processes and virtual machines SAMPLE_…. */
export function pathRegExp(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('/**/', '/(?:.+/)?')
    .replaceAll('*', '[^/]+')
    .replaceAll('/(?:.+/)?', '/(?:.*/)?')
    .replaceAll('#', '(?:\\d+|SAMPLE_PID|SAMPLE_FD)');
  return new RegExp(`^${source}$`);
}
