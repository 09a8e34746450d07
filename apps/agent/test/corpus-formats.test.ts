import { layoutFile, recogniseFormat, scanFile } from '@statsfs/core/format';
import { describe, expect, it } from 'vitest';
import { readCorpus } from './corpus/read-corpus.ts';

interface Recognised {
  readonly path: string;
  /** Format, number of values, and the type of what is one value; or the reason why there are none. */
  readonly as: string;
  readonly isSound: boolean;
}

/** What a file is taken for when no catalog knows it. */
function recognise(path: string, bytes: Uint8Array): Recognised {
  const recognition = recogniseFormat(bytes);
  if (recognition.kind === 'unrecognised') {
    return { path, as: `unrecognised: ${recognition.reason}`, isSound: recognition.reason !== '' };
  }
  if (recognition.kind !== 'format') return { path, as: recognition.kind, isSound: true };
  const { kind } = recognition.format;
  const outcome = layoutFile(recognition.format, bytes);
  if (outcome.kind === 'unrecognised')
    return { path, as: `${kind}: ${outcome.reason}`, isSound: false };
  const { plan, slotCount, values } = outcome.layout;
  const words = new Uint32Array(2 * slotCount);
  const scanned = scanFile(bytes, 0, bytes.length, plan, words, 0, () => undefined);
  const [first] = values;
  const type = values.length === 1 && first !== undefined ? ` ${first.type}` : '';
  const isSound = scanned === 'ok' && values.length > 0;
  return { path, as: `${kind} ${values.length}${type}`, isSound };
}

const recognised = readCorpus().map(({ path, bytes }) => recognise(path, bytes));

describe('each file of the corpus, without a catalog', () => {
  it('has values that a scan of the same bytes finds, or a reason why not', () => {
    expect(recognised).not.toEqual([]);
    expect(recognised.filter(({ isSound }) => !isSound)).toEqual([]);
  });

  it('is taken for what it is', async () => {
    const lines = recognised.map(({ path, as }) => `${path}  ${as}\n`).sort();
    await expect(lines.join('')).toMatchFileSnapshot('corpus/recognised.txt');
  });
});
