import { useId } from 'react';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import {
  type ClearPreview,
  cellsText,
  countFiles,
  previewSentence,
  writtenText,
} from './clear-words.ts';
import { FileLine } from './file-line.tsx';

export interface ClearQuestionProps {
  readonly files: readonly ClearPreview[];
  /** Why the last attempt failed as a whole. */
  readonly problem: string | undefined;
  /** The count that must be typed where there are several files. */
  readonly confirm:
    | {
        readonly count: number;
        readonly typed: string;
        readonly onType: (typed: string) => void;
      }
    | undefined;
  /** How many files can be cleared at once, where there are more. */
  readonly tooMany: number | undefined;
}

/** Every file with its value now and what would be written, or why nothing would be. */
export function ClearQuestion({ files, problem, confirm, tooMany }: ClearQuestionProps) {
  const field = useId();
  return (
    <div className="flex flex-col gap-3">
      {problem !== undefined && <ErrorNotice message={problem} />}
      <p>{previewSentence(files)}</p>
      <ul aria-label="Files" className="border-line border-t">
        {files.map((file) => (
          <PreviewLine key={file.path} file={file} />
        ))}
      </ul>
      <p className="text-fg1">
        To count from now for yourself alone, cancel and use <b>Set baseline</b>: that writes
        nothing, and everybody else keeps their figures.
      </p>
      {confirm !== undefined && (
        <p className="flex flex-wrap items-center gap-2">
          <label htmlFor={field}>
            Type <b className="font-mono">{confirm.count}</b> to confirm
          </label>
          <input
            id={field}
            value={confirm.typed}
            onChange={(event) => confirm.onType(event.target.value)}
            inputMode="numeric"
            autoComplete="off"
            className="h-7 w-24 rounded-md border border-edge bg-bg0 px-2 font-mono text-t2"
          />
        </p>
      )}
      {tooMany !== undefined && (
        <ErrorNotice
          message={`At most ${countFiles(tooMany)} are cleared at once: choose a source further down.`}
        />
      )}
    </div>
  );
}

function PreviewLine({
  file: { path, file, text, before, refused },
}: {
  readonly file: ClearPreview;
}) {
  return (
    <FileLine path={path} file={file}>
      {refused === undefined ? (
        <>
          <span title={before.join(' ')} className="font-mono text-[11.5px]">
            {cellsText(before)}
          </span>
          <span className="text-fg2 text-t0">
            writes <code className="text-fg0">{writtenText(text)}</code>
          </span>
        </>
      ) : (
        <span className="text-bad">not written: {refused}</span>
      )}
    </FileLine>
  );
}
