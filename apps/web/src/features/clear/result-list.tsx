import { ErrorNotice } from '../../ui/error-notice.tsx';
import { type ClearResult, resultSentence, resultText } from './clear-words.ts';
import { FileLine } from './file-line.tsx';

const TONES = { done: 'text-ok', changed: 'text-warn', refused: 'text-bad' } as const;

export interface ResultListProps {
  readonly results: readonly ClearResult[];
  /** Why trying again failed as a whole. */
  readonly problem: string | undefined;
}

/** What became of each file. */
export function ResultList({ results, problem }: ResultListProps) {
  return (
    <div className="flex flex-col gap-3">
      {problem !== undefined && <ErrorNotice message={problem} />}
      <p role="status">{resultSentence(results)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keyboard from here */}
      <ul aria-label="Results" tabIndex={0} className="border-line border-t">
        {results.map((result) => (
          <FileLine key={result.path} path={result.path} file={result.file}>
            <span className={TONES[result.kind]}>{resultText(result)}</span>
          </FileLine>
        ))}
      </ul>
    </div>
  );
}
