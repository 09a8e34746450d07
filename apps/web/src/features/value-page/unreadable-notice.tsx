import {
  filePathOf,
  NOT_READ,
  namesOf,
  type StatFile,
  type StatPath,
  unreadable,
} from '@statsfs/core/model';
import { classNames } from '../../ui/class-names.ts';
import { helpFor } from './unreadable-help.ts';

export interface UnreadableNoticeProps {
  readonly code: number;
  readonly path: StatPath;
  readonly file: StatFile;
}

/** Why there is no figure, and what would help. */
export function UnreadableNotice({ code, path, file }: UnreadableNoticeProps) {
  const { name, reason } = unreadable(code);
  const help = helpFor(code, path);
  const isFailure = code !== NOT_READ.notAsked;
  return (
    <div
      role="status"
      className={classNames(
        'max-w-[70ch] rounded-md border bg-bg1 p-3',
        isFailure ? 'border-bad' : 'border-line',
      )}
    >
      <p className={classNames('text-t3', isFailure ? 'text-bad' : 'text-fg1')}>
        {isFailure ? 'Unreadable' : 'Not read until asked'}: {reason}{' '}
        {isFailure && <span className="font-mono text-t1">({name})</span>}
      </p>
      <p className="mt-1 text-fg1 text-t1">
        <code>{filePathOf(file, namesOf(path).at(-1) ?? '')}</code>
      </p>
      {help !== undefined && <p className="mt-2 text-fg1">{help}</p>}
    </div>
  );
}
