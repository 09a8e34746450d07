import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type NewFile,
  READ_OK,
  Readings,
  SchemaBuilder,
  SchemaIndex,
  setInteger,
} from '../src/model/index.ts';
import {
  familyHead,
  type MetricSource,
  metricFamilies,
  OPENMETRICS_END,
  valueSamples,
} from '../src/openmetrics/index.ts';
import { newFile } from './arbitrary-tree.ts';

/* Prometheus' own strict parser, from Debian's python3-prometheus-client, against whatever a tree may hold. */

const PYTHON = '/usr/bin/python3';
const LIBRARY = '/usr/lib/python3/dist-packages/prometheus_client/openmetrics/parser.py';
const SCRIPT = fileURLToPath(new URL('./openmetrics-parser.py', import.meta.url));
const TREES = 400;

type Parsed =
  | { readonly error: string }
  | { readonly samples: readonly (readonly [string, Record<string, string>, string])[] };

function parse(texts: readonly string[]): readonly Parsed[] {
  const { stdout, stderr } = spawnSync(PYTHON, [SCRIPT], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** Keys of a kernel's tables differ from each other, as W20 wants it. */
const withSoleKeys = (file: NewFile): NewFile => ({
  ...file,
  values: file.values.filter(({ sets }) =>
    sets.every(({ ids }) => new Set(ids).size === ids.length),
  ),
});

function textOf(files: readonly NewFile[], words: readonly bigint[]): string {
  const builder = new SchemaBuilder('e', { name: 'vm "1"', kernel: '6', bootId: 'b' });
  for (const file of files) builder.addFile(withSoleKeys(file));
  builder.commit();
  const { schema } = builder;
  const readings = new Readings();
  readings.grow(schema.slotCount, schema.files.length);
  readings.status.fill(READ_OK);
  for (let slot = 0; slot < schema.slotCount; slot++) {
    setInteger(readings.words, slot, words[slot % words.length] ?? 0n);
  }
  const index = new SchemaIndex(schema);
  const source: MetricSource = { host: 'vm "1"', index, readings, startOf: () => () => '1.5' };
  const families = metricFamilies(index).map(
    (family) =>
      familyHead(family) +
      family.values.map((value) => valueSamples(family, value, source)).join(''),
  );
  return families.join('') + OPENMETRICS_END;
}

it.skipIf(!existsSync(LIBRARY))(
  'a strict parser takes what is written of any tree (needs python3-prometheus-client)',
  () => {
    const word = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
    const tree = fc.tuple(
      fc.array(newFile, { minLength: 1, maxLength: 5 }),
      fc.array(word, { minLength: 1, maxLength: 5 }),
    );
    const trees = fc.sample(tree, TREES);
    const texts = trees.map(([files, words]) => textOf(files, words));
    const parsed = parse(texts);
    const refused = parsed.flatMap((one, at) =>
      'error' in one ? [`${one.error}\n${texts[at]}`] : [],
    );
    expect(refused).toEqual([]);
    const read = parsed.flatMap((one) => ('samples' in one ? one.samples : []));
    const written = texts.flatMap((text) => text.split('\n').filter((line) => /^[^#]/.test(line)));
    expect(read).toHaveLength(written.length);
    expect(written.length).toBeGreaterThan(TREES);
  },
);
