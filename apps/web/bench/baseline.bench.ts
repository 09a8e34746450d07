/*
 * A baseline over 100,000 values: taking it, against the least that has to be done (each figure written once), keeping it,
 * and finding what one value is to be counted from. The first is done in one go, so everybody waits for it.
 */
import { exactText } from '@statsfs/core/model';
import { cellTexts } from '@statsfs/core/query';
import { sinceOf } from '../src/server/baseline/since.ts';
import { decodeSnapshot, encodeSnapshot, takeSnapshot } from '../src/server/baseline/snapshot.ts';
import { gridPaths, makeSchema } from '../test/make-schema.ts';
import { bestOf } from './best-of.ts';
import { readingsOf } from './large-host.ts';

const MOST_OF_FLOOR = 12;

const index = makeSchema(gridPaths(1000, 100));
const { schema } = index;
const readings = readingsOf(index);

const floorMs = bestOf(() => {
  const figures = new Map<string, string>();
  schema.values.forEach((value, number) => {
    const path = index.valuePath(number);
    if (value === undefined || path === undefined) return;
    figures.set(path, exactText(readings.words, value.firstSlot, 'u64'));
  });
  return figures;
});
const take = () =>
  takeSnapshot(index, '', (value) => ({ atUs: 5, cells: cellTexts(index, readings, value) }));
const takeMs = bestOf(take);
const snapshot = take();
if (snapshot === undefined) throw new Error('nothing to remember');

const keepingMs = performance.now();
const kept = await encodeSnapshot(snapshot);
const encodeMs = performance.now() - keepingMs;
const readingMs = performance.now();
await decodeSnapshot(kept);
const decodeMs = performance.now() - readingMs;
const host = { index, restartOf: () => undefined, bootUs: 0 };
const sinceMs = bestOf(() => sinceOf(snapshot, 's500/value_50', host));

const ratio = takeMs / floorMs;
console.log(
  `taken in ${takeMs.toFixed(0)} ms, ${ratio.toFixed(1)} times the floor of ${floorMs.toFixed(0)} ms`,
);
console.log(
  `kept in ${encodeMs.toFixed(0)} ms as ${(kept.length / 1e6).toFixed(2)} MB, read again in ${decodeMs.toFixed(0)} ms`,
);
console.log(`one value compared in ${(sinceMs * 1000).toFixed(1)} µs`);
if (ratio > MOST_OF_FLOOR) {
  console.log(`over the budget of ${MOST_OF_FLOOR} times`);
  process.exitCode = 1;
}
