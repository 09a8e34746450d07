import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchema } from '../src/wire/index.ts';
import { newFile, steps } from './arbitrary-tree.ts';
import { playSteps } from './play-steps.ts';
import { Publisher } from './publisher.ts';
import { joinBytes, readStream } from './read-stream.ts';

/** For a slow machine under load; it takes a second. */
const TIMEOUT_MS = 60_000;

describe('whatever happens at the sending end', { timeout: TIMEOUT_MS }, () => {
  it('W32 shows who joined at any moment what it shows the one who was there from the start', () => {
    fc.assert(
      fc.property(steps, (played) => {
        for (const { told, seen } of playSteps(played)) {
          for (const view of seen) expect(view).toEqual(told);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('W23 leads every reader to the schema that the sender has, and it can be sent whole', () => {
    fc.assert(
      fc.property(steps, (played) => {
        for (const { schema, schemas } of playSteps(played)) {
          expect(() => checkSchema(schema)).not.toThrow();
          for (const read of schemas) expect(read).toStrictEqual(schema);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a schema', { timeout: TIMEOUT_MS }, () => {
  it('W1 arrives as it was sent, however its bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(newFile, { maxLength: 4 }),
        fc.array(fc.nat(4000), { maxLength: 6 }),
        (files, cuts) => {
          const publisher = new Publisher();
          for (const file of files) publisher.add(file);
          publisher.change();
          const bytes = joinBytes(publisher.join());
          const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
          ends.sort((a, b) => a - b);
          const chunks = ends.map((end, at) => bytes.slice(ends[at - 1] ?? 0, end));
          const { reader, error } = readStream(chunks);
          expect(error).toBeUndefined();
          expect(reader.schema).toStrictEqual(publisher.schema);
        },
      ),
      { numRuns: 100 },
    );
  });
});
