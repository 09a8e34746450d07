import { describe, expect, it } from 'vitest';
import {
  type ClearPreview,
  type ClearResult,
  cellsText,
  identitiesOf,
  isTypedCount,
  MOST_FILES,
  mayRetry,
  mergeResults,
  previewSentence,
  resultSentence,
  resultText,
  skippedText,
  writtenText,
} from './clear-words.ts';

const preview = (path: string, refused?: string): ClearPreview => ({
  path,
  file: `/sys/${path}`,
  text: '0\n',
  before: ['5'],
  ...(refused !== undefined && { refused }),
});

const result = (path: string, rest: Partial<ClearResult> = {}): ClearResult => ({
  path,
  file: `/sys/${path}`,
  kind: 'done',
  before: ['123456'],
  after: ['0'],
  ...rest,
});

describe('the question', () => {
  it('says how many files will be written and how many cannot be', () => {
    expect(previewSentence([preview('a')])).toBe('1 file will be written.');
    expect(previewSentence([preview('a'), preview('b'), preview('c', 'read-only')])).toBe(
      '2 files will be written. 1 file cannot be, for the reasons given.',
    );
    expect(previewSentence([preview('a', 'read-only')])).toContain('Nothing can be written');
    expect(previewSentence([])).toContain('nothing to clear');
  });

  it('is not asked for more files than one request takes', () => {
    const files = Array.from({ length: MOST_FILES + 1 }, (_, i) => preview(String(i)));
    expect(previewSentence(files)).toContain('too many');
  });

  it('says what is passed over, and why', () => {
    expect(skippedText({ reason: 'read-only', values: 1 })).toBe('1 value: read-only');
    expect(skippedText({ reason: 'read-only', values: 1204 })).toBe('1,204 values: read-only');
  });

  it('holds on to which files were shown', () => {
    const files = [{ ...preview('a'), identity: '7:12' }, preview('b', 'read-only')];
    expect(identitiesOf(files)).toEqual({ a: '7:12' });
  });

  it('shows the newline that is written too', () => {
    expect(writtenText('0\n')).toBe('0\\n');
  });

  it('takes the count in digits, grouped or not, and nothing else', () => {
    expect(isTypedCount(' 1,204 ', 1204)).toBe(true);
    expect(isTypedCount('1204', 1204)).toBe(true);
    expect(isTypedCount('120', 1204)).toBe(false);
    expect(isTypedCount('', 1)).toBe(false);
    expect(isTypedCount('yes', 2)).toBe(false);
  });
});

describe('figures', () => {
  it('are exact and grouped, and short for a wide table', () => {
    expect(cellsText(['18446744073709551615'])).toBe('18,446,744,073,709,551,615');
    expect(cellsText(['1', '2', '3', '4'])).toBe('1 2 3 4');
    expect(cellsText(['1', '2', '3', '4', '5'])).toBe('1 2 3 … 5 cells');
  });

  it('are not zero when there are none', () => {
    expect(cellsText([])).toBe('not readable');
  });
});

describe('results', () => {
  it('tell cleared, refused and written-but-not-zero apart', () => {
    expect(resultText(result('a'))).toBe('cleared, was 123,456');
    expect(resultText(result('a', { kind: 'changed', after: ['3'] }))).toBe(
      'written, but not zero: 123,456 → 3',
    );
    expect(
      resultText(result('a', { kind: 'refused', code: 'EPERM', reason: 'not permitted' })),
    ).toBe('refused: not permitted (EPERM)');
    expect(resultText(result('a', { kind: 'refused', reason: 'the file is read-only' }))).toBe(
      'refused: the file is read-only',
    );
  });

  it('are summed up in one sentence', () => {
    expect(resultSentence([result('a'), result('b', { kind: 'refused' })])).toBe(
      '1 file cleared, 1 file refused.',
    );
    expect(resultSentence([])).toBe('Nothing was written.');
  });

  it('are tried again only where that can help', () => {
    expect(mayRetry(result('a'))).toBe(false);
    expect(mayRetry(result('a', { kind: 'changed' }))).toBe(false);
    expect(mayRetry(result('a', { kind: 'refused', code: 'EBUSY' }))).toBe(true);
    expect(mayRetry(result('a', { kind: 'refused', code: 'ESTALE' }))).toBe(false);
  });

  it('keep their order when some files are tried again', () => {
    const before = [result('a', { kind: 'refused' }), result('b')];
    const merged = mergeResults(before, [result('a')]);
    expect(merged.map(({ path, kind }) => `${path} ${kind}`)).toEqual(['a done', 'b done']);
  });
});
