import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { type ClearPreview, countFiles, isTypedCount, MOST_FILES } from './clear-words.ts';

export interface ConfirmClearProps {
  readonly files: readonly ClearPreview[];
  readonly isWriting: boolean;
  readonly onRun: (paths: readonly string[]) => void;
  /** The button that leaves without clearing. */
  readonly leave: ReactNode;
}

/** The way out and the way on. Several files need their number typed: one press restarts many counters. */
export function ConfirmClear({ files, isWriting, onRun, leave }: ConfirmClearProps) {
  const field = useId();
  const [typed, setTyped] = useState('');
  const paths = files.filter(({ refused }) => refused === undefined).map(({ path }) => path);
  const count = paths.length;
  const isPossible = count > 0 && count <= MOST_FILES;
  const isAsked = isPossible && count > 1;
  const isSure = isPossible && (!isAsked || isTypedCount(typed, count));
  return (
    <>
      {isAsked && (
        <span className="mr-auto flex items-center gap-2 max-sm:w-full">
          <label htmlFor={field}>
            Type <b className="font-mono">{count}</b> to confirm
          </label>
          <input
            id={field}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            inputMode="numeric"
            autoComplete="off"
            className="h-7 w-20 rounded-md border border-edge bg-bg0 px-2 font-mono text-t2"
          />
        </span>
      )}
      {leave}
      <Button tone="danger" disabled={!isSure || isWriting} onClick={() => onRun(paths)}>
        {isWriting ? 'Clearing…' : count > 1 ? `Clear ${countFiles(count)}` : 'Clear'}
      </Button>
    </>
  );
}
