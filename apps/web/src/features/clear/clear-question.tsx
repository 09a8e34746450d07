import { ErrorNotice } from '../../ui/error-notice.tsx';
import {
  type ClearPreview,
  type ClearSkipped,
  cellsText,
  previewSentence,
  skippedText,
  writtenText,
} from './clear-words.ts';
import { FileLine } from './file-line.tsx';

export interface ClearQuestionProps {
  readonly files: readonly ClearPreview[];
  readonly skipped: readonly ClearSkipped[];
  /** Why the last attempt failed as a whole. */
  readonly problem: string | undefined;
}

/** Every file with its value now and what would be written, or why nothing would be. */
export function ClearQuestion({ files, skipped, problem }: ClearQuestionProps) {
  return (
    <div className="flex flex-col gap-3">
      {problem !== undefined && <ErrorNotice message={problem} />}
      <p className="text-fg1">
        To count from now for yourself alone, set a{' '}
        <b className="font-semibold text-fg0">baseline</b> instead: that writes nothing, and
        everybody else keeps their figures.
      </p>
      <p>{previewSentence(files)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keyboard from here */}
      <ul aria-label="Files" tabIndex={0} className="border-line border-t">
        {files.map((file) => (
          <PreviewLine key={file.path} file={file} />
        ))}
      </ul>
      {skipped.length > 0 && (
        <div className="text-fg1 text-t1">
          <p>Passed over:</p>
          <ul aria-label="Passed over" className="list-disc pl-5">
            {skipped.map((line) => (
              <li key={line.reason}>{skippedText(line)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function PreviewLine({ file }: { readonly file: ClearPreview }) {
  const { path, file: name, text, before, refused } = file;
  if (refused !== undefined) {
    return (
      <FileLine path={path} file={name}>
        <span className="text-bad">not written: {refused}</span>
      </FileLine>
    );
  }
  return (
    <FileLine path={path} file={name}>
      <span title={before.join(' ')} className="font-mono text-[11.5px]">
        {cellsText(before)}
      </span>
      <span className="text-fg2 text-t0">
        {text === '' ? (
          'empties it'
        ) : (
          <>
            writes <code className="text-fg0">{writtenText(text)}</code>
          </>
        )}
      </span>
    </FileLine>
  );
}
