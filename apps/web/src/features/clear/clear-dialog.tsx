'use client';

import type { StatPath } from '@statsfs/core/model';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ClearQuestion } from './clear-question.tsx';
import { countFiles, isTypedCount } from './clear-words.ts';
import { ResultList } from './result-list.tsx';
import { useClear } from './use-clear.ts';

export interface ClearDialogProps {
  readonly path: StatPath;
  readonly onClose: () => void;
}

/** The server takes no more paths in one request. */
const MOST_FILES = 10_000;

/** Names every file, its value and what would be written, and asks; then says what became of each. */
export function ClearDialog({ path, onClose }: ClearDialogProps) {
  const { stage, isWriting, run } = useClear(path);
  const [typed, setTyped] = useState('');
  const close = (): void => {
    // Closing would hide what becomes of the files.
    if (!isWriting) onClose();
  };
  let body: ReactNode;
  let actions: ReactNode;
  switch (stage.kind) {
    case 'reading':
      body = <p className="text-fg2">Reading the files…</p>;
      break;
    case 'unread':
      body = <ErrorNotice message={stage.problem} onRetry={stage.retry} />;
      break;
    case 'asking': {
      const { files, problem } = stage;
      const writable = files.filter(({ refused }) => refused === undefined);
      const count = writable.length;
      const isSure = count <= 1 || isTypedCount(typed, count);
      body = (
        <ClearQuestion
          files={files}
          problem={problem}
          confirm={
            count > 1 && count <= MOST_FILES ? { count, typed, onType: setTyped } : undefined
          }
          tooMany={count > MOST_FILES ? MOST_FILES : undefined}
        />
      );
      actions = (
        <Button
          tone="danger"
          disabled={count === 0 || count > MOST_FILES || !isSure || isWriting}
          onClick={() => run(writable.map((file) => file.path))}
        >
          {isWriting ? 'Clearing…' : count > 1 ? `Clear ${countFiles(count)}` : 'Clear'}
        </Button>
      );
      break;
    }
    case 'done': {
      const refused = stage.results.filter(({ kind }) => kind === 'refused');
      body = <ResultList results={stage.results} problem={stage.problem} />;
      actions = refused.length > 0 && (
        <Button disabled={isWriting} onClick={() => run(refused.map((file) => file.path))}>
          {isWriting ? 'Trying again…' : `Try ${countFiles(refused.length)} again`}
        </Button>
      );
      break;
    }
  }
  const isDone = stage.kind === 'done';
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && close()}
      title="Clear in kernel"
      description={
        isDone
          ? 'What became of each file.'
          : 'This writes to the kernel. It is for everybody, and it cannot be undone.'
      }
      actions={
        <>
          <Button key={isDone ? 'done' : 'cancel'} autoFocus onClick={close}>
            {isDone ? 'Done' : 'Cancel'}
          </Button>
          {actions}
        </>
      }
    >
      {body}
    </Dialog>
  );
}
