import { unescapeMetricfs } from '@statsfs/core/format';
import type { StatPath } from '@statsfs/core/model';
import { cellKeys, cellTexts } from '@statsfs/core/query';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAnnotations } from '../src/filesystems/metricfs/parse-annotations.ts';
import { parseFields } from '../src/filesystems/metricfs/parse-fields.ts';
import { escaped, type PrintedMetric, printMetric } from './metricfs-printer.ts';
import { SweepRig } from './sweep-rig.ts';
import { TempFolder } from './temp-folder.ts';

/** Control characters other than line breaks and tabs are not shown as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: leaving out control characters is the purpose
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const text = fc
  .oneof(
    fc.string({ maxLength: 12, unit: 'grapheme' }),
    fc.string({ maxLength: 12, unit: fc.constantFrom('\\', ' ', '\n', 'n', '\t', '"', ':', '=') }),
    fc.constantFrom('(unknown)', '\\n', '\\\\', ' ', '100%', 'a/b', '0'),
  )
  .filter((odd) => !HIDDEN.test(odd));
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const keyName = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/);

const metric: fc.Arbitrary<PrintedMetric> = fc
  .record({
    description: text,
    isCumulative: fc.boolean(),
    names: fc.uniqueArray(keyName, { maxLength: 2 }),
    value: fc.constantFrom('int' as const, 'str' as const),
  })
  .chain(({ names, value, ...facts }) => {
    const keys = names.map((name) => [name, 'str'] as const);
    const row = fc
      .tuple(
        fc.array(text, { minLength: keys.length, maxLength: keys.length }),
        value === 'int' ? int64 : text,
      )
      .map(([ids, figure]) => [...ids, figure]);
    const rows = fc.uniqueArray(row, {
      minLength: keys.length === 0 ? 1 : 0,
      maxLength: keys.length === 0 ? 1 : 20,
      selector: (fields) => JSON.stringify(fields.slice(0, -1).map(String)),
    });
    return rows.map((printed) => ({ ...facts, keys, value, rows: printed }));
  });

it('what is escaped is what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (odd) => {
      const written = escaped(odd);
      expect(unescapeMetricfs(written)).toBe(odd);
      expect(written).not.toMatch(/\n|(?<!\\)(?:\\\\)* /);
    }),
  );
});

it('what is no metric at all is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (odd) => {
      expect(typeof parseAnnotations(odd).description).toBe('string');
      expect(parseFields(odd)?.keys.length ?? 0).toBeLessThanOrEqual(2);
    }),
  );
});

it('whatever metricfs prints is read as it was emitted', () => {
  fc.assert(
    fc.property(fc.array(metric, { minLength: 1, maxLength: 3 }), (metrics) => {
      using folder = new TempFolder();
      using rig = new SweepRig({ folders: [{ name: 'm', directory: folder.path }] });
      for (const [round, printed] of metrics.entries()) {
        for (const [name, content] of Object.entries(printMetric(printed))) {
          folder.write(`it${round}/${name}`, content);
        }
      }
      rig.rescan();
      for (const [round, { description, keys, value, rows }] of metrics.entries()) {
        const found = rig.index.resolvePath(`m/it${round}` as StatPath);
        if (found === undefined) throw new Error('It is not there');
        expect(found.descriptor).toMatchObject({
          description,
          keys: (keys ?? []).map(([name]) => ({ name, type: 'string' })),
          ...(value === 'str' && { type: 'text' }),
        });
        const texts = cellTexts(rig.index, rig.wire.readings, found);
        const seen = cellKeys(rig.index, found).map((ids, i) => [...ids, texts[i]]);
        expect(seen).toEqual(rows.map((row) => row.map(String)));
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
